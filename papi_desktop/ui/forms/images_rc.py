# Resource object code (Python 3)
# Created by: object code
# Created by: The Resource Compiler for Qt version 6.11.3
# WARNING! All changes made in this file will be lost!

from PySide6 import QtCore

qt_resource_data = b"\
\x00\x00\x00\xd1\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 width=\x2212\
\x22 height=\x2212\x22 vi\
ewBox=\x220 0 12 12\
\x22><path d=\x22M2 4l\
4 4 4-4\x22 fill=\x22n\
one\x22 stroke=\x22#A3\
AEBA\x22 stroke-wid\
th=\x221.5\x22 stroke-\
linecap=\x22round\x22 \
stroke-linejoin=\
\x22round\x22/></svg>\x0a\
\
\x00\x00\x00\xd1\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 width=\x2212\
\x22 height=\x2212\x22 vi\
ewBox=\x220 0 12 12\
\x22><path d=\x22M2 4l\
4 4 4-4\x22 fill=\x22n\
one\x22 stroke=\x22#5B\
6672\x22 stroke-wid\
th=\x221.5\x22 stroke-\
linecap=\x22round\x22 \
stroke-linejoin=\
\x22round\x22/></svg>\x0a\
\
\x00\x00\x00\xd1\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 width=\x2212\
\x22 height=\x2212\x22 vi\
ewBox=\x220 0 12 12\
\x22><path d=\x22M2 8l\
4-4 4 4\x22 fill=\x22n\
one\x22 stroke=\x22#5B\
6672\x22 stroke-wid\
th=\x221.5\x22 stroke-\
linecap=\x22round\x22 \
stroke-linejoin=\
\x22round\x22/></svg>\x0a\
\
\x00\x00\x00\xd1\
<\
svg xmlns=\x22http:\
//www.w3.org/200\
0/svg\x22 width=\x2212\
\x22 height=\x2212\x22 vi\
ewBox=\x220 0 12 12\
\x22><path d=\x22M2 8l\
4-4 4 4\x22 fill=\x22n\
one\x22 stroke=\x22#A3\
AEBA\x22 stroke-wid\
th=\x221.5\x22 stroke-\
linecap=\x22round\x22 \
stroke-linejoin=\
\x22round\x22/></svg>\x0a\
\
"

qt_resource_name = b"\
\x00\x04\
\x00\x07hi\
\x00p\
\x00a\x00p\x00i\
\x00\x0d\
\x0eR|'\
\x00d\
\x00o\x00w\x00n\x00-\x00d\x00a\x00r\x00k\x00.\x00s\x00v\x00g\
\x00\x0e\
\x005\xc5\xe7\
\x00d\
\x00o\x00w\x00n\x00-\x00l\x00i\x00g\x00h\x00t\x00.\x00s\x00v\x00g\
\x00\x0c\
\x02q\xdf'\
\x00u\
\x00p\x00-\x00l\x00i\x00g\x00h\x00t\x00.\x00s\x00v\x00g\
\x00\x0b\
\x08v=\x87\
\x00u\
\x00p\x00-\x00d\x00a\x00r\x00k\x00.\x00s\x00v\x00g\
"

qt_resource_struct = b"\
\x00\x00\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x01\
\x00\x00\x00\x00\x00\x02\x00\x00\x00\x04\x00\x00\x00\x02\
\x00\x00\x00.\x00\x00\x00\x00\x00\x01\x00\x00\x00\xd5\
\x00\x00\x00P\x00\x00\x00\x00\x00\x01\x00\x00\x01\xaa\
\x00\x00\x00n\x00\x00\x00\x00\x00\x01\x00\x00\x02\x7f\
\x00\x00\x00\x0e\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\
"

def qInitResources():
    QtCore.qRegisterResourceData(0x01, qt_resource_struct, qt_resource_name, qt_resource_data)

def qCleanupResources():
    QtCore.qUnregisterResourceData(0x01, qt_resource_struct, qt_resource_name, qt_resource_data)

qInitResources()
