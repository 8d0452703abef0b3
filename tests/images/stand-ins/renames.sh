#!/bin/sh
# A decoding process behind all its walls that calls every picture a WebP of 8 x 8 pixels.
/bin/cat > /dev/null
printf 'SLa1\007\001\002\0\0\0\010\0\0\0\010\0\0\0\0'
