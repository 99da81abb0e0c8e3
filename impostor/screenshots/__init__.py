"""What stands in a phone's screenshot: whose account, on which platform. Pure."""
