### What the engine says to a reviewer about deciding. Texts for end users stand in en.customer.ftl.
