"""Session and view in, typed rows out."""

from sqlalchemy.orm import Session as Session
