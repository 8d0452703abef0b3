### What the engine says to a reviewer about a case: what was found, compared and missing, and why it stepped up.
