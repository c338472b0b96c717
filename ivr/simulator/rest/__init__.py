"""The part of Twilio's REST API that voice apps call; the real `twilio` client works on it unchanged.

`api.Rest` is the WSGI app; there is one file a resource. Whoever runs the API at an address points the client
at it by one line: `client.api.base_url = "http://127.0.0.1:5000"`.
"""
