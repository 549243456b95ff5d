"""make bench: measure speed and size, compare with the goals, print a table and write var/bench.json.

BENCH_TICKETS    sizes to measure, by commas (default 1000,10000,100000)
BENCH_MILLION=1  also a million tickets
BENCH_ONLY       parts to run, by commas: pages, throughput, memory, first_visit, starts, mail_out, mail, workspace,
                 helpcentre, knowledge, widget, chat, webhooks, automations, radar (default all)
DATA_DIR         where the server and its databases are kept between runs (default var/bench)
"""
