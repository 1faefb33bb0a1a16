# Looking at the bot from outside.

error-watching-port = Port { $port } of this machine cannot be used for /metrics and /healthz: { $reason }. Set BROADSHEET_METRICS_PORT to another, or to nothing.
