#!/bin/sh
# A decoding process that ends without an answer.
exit 3
