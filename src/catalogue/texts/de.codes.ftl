### Codes. `<scheme>-<code>`: a few words; `.meaning` what it says; `.guidance` what to look at; `.twin` how it differs
