"""What is carried in and out: workbooks, bundles and copies to a stick. The only package that knows file formats of other programs."""
