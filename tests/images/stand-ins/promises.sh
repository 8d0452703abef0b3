#!/bin/sh
# A decoding process that promises a picture of 2 x 1 pixels and brings half of it.
/bin/cat > /dev/null
printf 'SLa1\0\002\0\0\0\0\002\0\0\0\001\0\0\0\006abc'
