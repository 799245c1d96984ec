"""Rules of what people do with accounts beside commenting."""
