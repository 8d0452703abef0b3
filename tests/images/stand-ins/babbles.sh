#!/bin/sh
# A decoding process that says something else.
/bin/cat > /dev/null
echo "HTTP/1.1 200 OK, and whatever a stranger would like you to believe"
