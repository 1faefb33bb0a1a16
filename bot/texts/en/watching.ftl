# Looking at the bot from outside.

error-watching-port = Can't use port { $port } on this machine for /metrics and /healthz: { $reason }. Set BROADSHEET_METRICS_PORT to another port, or leave it empty.
