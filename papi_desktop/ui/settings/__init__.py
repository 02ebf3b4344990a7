"""Đơn vị, cài đặt: everything the office says of itself once, and how the program looks after its work."""
