"""Programs that learn and judge the splitter; they need a folder of pages.jsonl and gold.jsonl."""
