#!/bin/sh
# A decoding process that never answers.
exec /bin/sleep 600
