#!/bin/sh
# A decoding process that answers rightly (nothing was decoded: damaged) and then goes on.
/bin/cat > /dev/null
printf 'SLa1\0\022\0\0\0\0\0\0\0\0\0\0\0\0\0and more'
