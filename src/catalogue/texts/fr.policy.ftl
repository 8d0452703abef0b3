### What the engine says about the step-up policy: its rules, its faults, and what it would take to pass.
