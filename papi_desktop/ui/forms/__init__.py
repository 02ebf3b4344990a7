"""Made by pyside6-uic and pyside6-rcc from the Designer sources in the top folder `ui/`; a test keeps them current. Never edited."""
