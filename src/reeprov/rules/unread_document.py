"""Say that a document could not be read, and why.

## Why

A document that was not read has no findings, and must not look like one that is clean. So this is a notice
about the run rather than a finding in a text: it names the file and the reason, and the exit status is 2.

Reasons are a file that is missing, may not be opened, is no text, is too large, or in an encoding that cannot
be told; and a file that was named in the call and is of a kind that reeprov does not read.

## When it stays silent

- The file is empty: it was read, and there is nothing in it.
- A file of another kind lies in a folder that is walked: it is passed over, and counted under `-v`.

## How to mend it

Correct the path or the permissions, save the file as UTF-8, or convert it to a kind that reeprov reads.
"""

CODE = "RP901"
NAME = "unread-document"
