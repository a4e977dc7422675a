"""The Smart JAMP tracker."""
