# 從外面查看機器人。

error-watching-port = 無法在這部電腦的連接埠 { $port } 提供 /metrics 與 /healthz：{ $reason }。請把 BROADSHEET_METRICS_PORT 設為另一個，或留空。
