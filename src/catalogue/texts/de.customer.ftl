### The only words that may ever reach an end user. Nothing here may hint at a suspicion; a test reads the whole file.
