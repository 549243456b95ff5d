SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0;
SET LOCAL transaction_timeout = 0;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;
SET LOCAL xmloption = content;
SET LOCAL client_min_messages = warning;
SET LOCAL row_security = off;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.message_search(body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector('swedish'::regconfig, "left"(body, 100000));
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
SET LOCAL default_tablespace = '';
SET LOCAL default_table_access_method = heap;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- Erasure by a retention decision sets this for its own transaction; nothing else does.
    IF TG_OP = 'DELETE' AND current_setting('servicedesk.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION public.ticket_search(subject text, tags character varying[], number bigint) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((setweight(to_tsvector('swedish'::regconfig, subject), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, array_to_string(tags, ' '::text)), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, (number)::text), 'A'::"char"));
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_alarm (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    "values" jsonb NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    cleared_at timestamp with time zone
);
ALTER TABLE public.channels_in_alarm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_alarm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_call (
    id bigint NOT NULL,
    external_id character varying(200) NOT NULL,
    direction character varying(3) NOT NULL,
    number character varying(20) NOT NULL,
    line_number character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    outcome character varying(12) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ringing_at timestamp with time zone,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    wait_seconds integer,
    rings_at bigint[] NOT NULL,
    recording jsonb NOT NULL,
    settle_at timestamp with time zone,
    refused character varying(300) NOT NULL,
    account_id bigint NOT NULL,
    agent_id bigint,
    message_id bigint,
    ticket_id bigint,
    CONSTRAINT call_direction_known CHECK (((direction)::text = ANY ((ARRAY['in'::character varying, 'out'::character varying])::text[]))),
    CONSTRAINT call_number_is_one CHECK ((((number)::text = ''::text) OR ((number)::text ~ '^\+?[0-9]{2,19}$'::text))),
    CONSTRAINT call_outcome_known CHECK (((outcome)::text = ANY ((ARRAY[''::character varying, 'caller_left'::character varying, 'failed'::character varying, 'no_answer'::character varying, 'busy'::character varying, 'voicemail'::character varying, 'answered'::character varying])::text[]))),
    CONSTRAINT call_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'ringing'::character varying, 'answered'::character varying, 'ended'::character varying, 'missed'::character varying, 'abandoned'::character varying])::text[]))),
    CONSTRAINT channels_in_call_wait_seconds_check CHECK ((wait_seconds >= 0))
);
ALTER TABLE public.channels_in_call ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_call_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_channelentry (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    nature character varying(12) NOT NULL,
    way character varying(4) NOT NULL,
    account_class character varying(12) NOT NULL,
    purpose text NOT NULL,
    goals text NOT NULL,
    target_group text NOT NULL,
    benefit text NOT NULL,
    target character varying(10) NOT NULL,
    hours jsonb NOT NULL,
    decided_by character varying(200) NOT NULL,
    decided_on date,
    decision character varying(500) NOT NULL,
    status character varying(10) NOT NULL,
    status_since timestamp with time zone NOT NULL,
    is_listed boolean NOT NULL,
    public_name character varying(120) NOT NULL,
    public_url character varying(300) NOT NULL,
    dormant_text text NOT NULL,
    is_watched boolean NOT NULL,
    watched_since date,
    watched_until date,
    last_active_at timestamp with time zone,
    inactive_told_at timestamp with time zone,
    reminded_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    department_id bigint,
    deputy_id bigint,
    inbox_id bigint,
    owner_id bigint,
    CONSTRAINT entry_in_use_is_decided CHECK (((NOT ((status)::text = ANY ((ARRAY['decided'::character varying, 'active'::character varying, 'dormant'::character varying])::text[]))) OR ((decided_on IS NOT NULL) AND (NOT ((decided_by)::text = ''::text))))),
    CONSTRAINT entry_kind_known CHECK (((kind)::text = ANY ((ARRAY['email'::character varying, 'webform'::character varying, 'phone'::character varying, 'sms'::character varying, 'chat'::character varying, 'facebook'::character varying, 'messenger'::character varying, 'instagram'::character varying, 'instagram_direct'::character varying, 'whatsapp'::character varying, 'mastodon'::character varying, 'bluesky'::character varying, 'x'::character varying, 'linkedin'::character varying, 'youtube'::character varying, 'mention'::character varying, 'letter'::character varying, 'visit'::character varying, 'fax'::character varying, 'eservice'::character varying, 'app'::character varying, 'api'::character varying, 'website'::character varying, 'intranet'::character varying, 'meeting'::character varying, 'print'::character varying, 'mass'::character varying, 'forum'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT entry_nature_known CHECK (((nature)::text = ANY ((ARRAY['digital'::character varying, 'traditional'::character varying, 'automated'::character varying])::text[]))),
    CONSTRAINT entry_of_department_names_it CHECK (((((account_class)::text = 'common'::text) AND (department_id IS NULL)) OR (((account_class)::text = 'department'::text) AND (department_id IS NOT NULL)))),
    CONSTRAINT entry_status_known CHECK (((status)::text = ANY ((ARRAY['proposal'::character varying, 'decided'::character varying, 'active'::character varying, 'dormant'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT entry_target_known CHECK (((target)::text = ANY ((ARRAY['decrease'::character varying, 'none'::character varying, 'increase'::character varying])::text[]))),
    CONSTRAINT entry_way_known CHECK (((way)::text = ANY ((ARRAY['in'::character varying, 'out'::character varying, 'both'::character varying])::text[])))
);
ALTER TABLE public.channels_in_channelentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_channelentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_dooraccount (
    id bigint NOT NULL,
    per_minute integer,
    rests_until timestamp with time zone,
    last_success_at timestamp with time zone,
    last_error_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    provider character varying(20) NOT NULL,
    external_id character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    home character varying(300) NOT NULL,
    secrets text NOT NULL,
    options jsonb NOT NULL,
    hook_digest character varying(64) NOT NULL,
    cursor jsonb NOT NULL,
    polled_at timestamp with time zone,
    token_expires_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL,
    app_id bigint,
    hook_before_until timestamp with time zone,
    hook_digest_before character varying(64) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT channels_in_dooraccount_per_minute_check CHECK ((per_minute >= 0))
);
ALTER TABLE public.channels_in_dooraccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_dooraccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_entrystep (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    before character varying(10) NOT NULL,
    after character varying(10) NOT NULL,
    why character varying(1000) NOT NULL,
    by_id bigint,
    entry_id bigint NOT NULL
);
ALTER TABLE public.channels_in_entrystep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_entrystep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_fetchedmail (
    id bigint NOT NULL,
    uidvalidity bigint NOT NULL,
    uid bigint NOT NULL,
    tries smallint NOT NULL,
    raw_id bigint,
    account_id bigint NOT NULL,
    CONSTRAINT channels_in_fetchedmail_tries_check CHECK ((tries >= 0)),
    CONSTRAINT channels_in_fetchedmail_uid_check CHECK ((uid >= 0)),
    CONSTRAINT channels_in_fetchedmail_uidvalidity_check CHECK ((uidvalidity >= 0))
);
ALTER TABLE public.channels_in_fetchedmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_fetchedmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_form (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    title character varying(120) NOT NULL,
    title_en character varying(120) NOT NULL,
    intro text NOT NULL,
    intro_en text NOT NULL,
    what_happens_next text NOT NULL,
    what_happens_next_en text NOT NULL,
    consent text NOT NULL,
    consent_en text NOT NULL,
    embed_origins character varying(200)[] NOT NULL,
    is_published boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    category_id bigint,
    inbox_id bigint NOT NULL
);
ALTER TABLE public.channels_in_form ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_form_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_formfield (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    key character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    label character varying(200) NOT NULL,
    label_en character varying(200) NOT NULL,
    help_text character varying(300) NOT NULL,
    help_text_en character varying(300) NOT NULL,
    choices character varying(120)[] NOT NULL,
    choices_en character varying(120)[] NOT NULL,
    is_required boolean NOT NULL,
    is_subject boolean NOT NULL,
    form_id bigint NOT NULL,
    CONSTRAINT channels_in_formfield_position_check CHECK (("position" >= 0)),
    CONSTRAINT form_field_kind_known CHECK (((kind)::text = ANY ((ARRAY['text'::character varying, 'textarea'::character varying, 'email'::character varying, 'phone'::character varying, 'name'::character varying, 'choice'::character varying, 'checkbox'::character varying, 'date'::character varying, 'file'::character varying])::text[])))
);
ALTER TABLE public.channels_in_formfield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_formfield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_hookdelivery (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    digest character varying(64) NOT NULL,
    body bytea NOT NULL,
    items smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    account_id bigint,
    app_id bigint,
    CONSTRAINT channels_in_hookdelivery_items_check CHECK ((items >= 0))
);
ALTER TABLE public.channels_in_hookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_hookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_informed (
    id bigint NOT NULL,
    agent_id bigint NOT NULL,
    department_id bigint
);
ALTER TABLE public.channels_in_informed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_informed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_keptmail (
    id bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sender character varying(254) NOT NULL,
    recipients jsonb NOT NULL,
    subject character varying(998) NOT NULL,
    body bytea NOT NULL
);
ALTER TABLE public.channels_in_keptmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_keptmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_look (
    id bigint NOT NULL,
    day date NOT NULL,
    at timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    by_id bigint NOT NULL,
    entry_id bigint NOT NULL
);
ALTER TABLE public.channels_in_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_mailaccount (
    id bigint NOT NULL,
    host character varying(200) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    username character varying(254) NOT NULL,
    password text NOT NULL,
    folder character varying(200) NOT NULL,
    after_reading character varying(10) NOT NULL,
    move_to character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    revision integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uidvalidity bigint,
    last_uid bigint NOT NULL,
    last_success_at timestamp with time zone,
    active_since timestamp with time zone NOT NULL,
    last_error_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    inbox_id bigint NOT NULL,
    sign_in character varying(10) NOT NULL,
    CONSTRAINT channels_in_mailaccount_last_uid_check CHECK ((last_uid >= 0)),
    CONSTRAINT channels_in_mailaccount_port_check CHECK ((port >= 0)),
    CONSTRAINT channels_in_mailaccount_revision_check CHECK ((revision >= 0)),
    CONSTRAINT channels_in_mailaccount_uidvalidity_check CHECK ((uidvalidity >= 0)),
    CONSTRAINT mail_account_moves_somewhere CHECK (((NOT ((after_reading)::text = 'move'::text)) OR (NOT ((move_to)::text = ''::text)))),
    CONSTRAINT mail_account_port_exists CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT mail_account_security_known CHECK (((security)::text = ANY ((ARRAY['tls'::character varying, 'starttls'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT mail_account_sign_in_known CHECK (((sign_in)::text = ANY ((ARRAY['password'::character varying, 'oauth'::character varying])::text[])))
);
ALTER TABLE public.channels_in_mailaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_mailaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_mailexpectation (
    id bigint NOT NULL,
    working_hours smallint NOT NULL,
    since timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL,
    CONSTRAINT channels_in_mailexpectation_working_hours_check CHECK ((working_hours >= 0))
);
ALTER TABLE public.channels_in_mailexpectation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_mailexpectation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_mailserver (
    id bigint NOT NULL,
    host character varying(200) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    username character varying(254) NOT NULL,
    password text NOT NULL,
    per_minute integer,
    dkim_selectors character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_success_at timestamp with time zone,
    last_error_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    inbox_id bigint NOT NULL,
    sign_in character varying(10) DEFAULT 'password'::character varying NOT NULL,
    CONSTRAINT channels_in_mailserver_per_minute_check CHECK ((per_minute >= 0)),
    CONSTRAINT channels_in_mailserver_port_check CHECK ((port >= 0)),
    CONSTRAINT mail_server_port_exists CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT mail_server_security_known CHECK (((security)::text = ANY ((ARRAY['tls'::character varying, 'starttls'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT mail_server_sends CHECK (((per_minute IS NULL) OR (per_minute >= 1))),
    CONSTRAINT mail_server_sign_in_known CHECK (((sign_in)::text = ANY ((ARRAY['password'::character varying, 'oauth'::character varying])::text[])))
);
ALTER TABLE public.channels_in_mailserver ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_mailserver_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_mention (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    url character varying(2000) NOT NULL,
    title character varying(300) NOT NULL,
    excerpt text NOT NULL,
    source character varying(200) NOT NULL,
    published_at timestamp with time zone,
    seen_at timestamp with time zone NOT NULL,
    disposition character varying(10) NOT NULL,
    disposed_at timestamp with time zone,
    note character varying(500) NOT NULL,
    added_by_id bigint,
    disposed_by_id bigint,
    team_id bigint NOT NULL,
    ticket_id bigint,
    feed_id bigint,
    CONSTRAINT mention_disposition_has_its_agent CHECK ((((disposed_at IS NULL) AND (disposed_by_id IS NULL) AND ((disposition)::text = ''::text)) OR ((disposed_at IS NOT NULL) AND (disposed_by_id IS NOT NULL) AND ((disposition)::text = ANY ((ARRAY['answered'::character varying, 'acted_on'::character varying, 'no_action'::character varying])::text[])))))
);
ALTER TABLE public.channels_in_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_mentionfeed (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    url character varying(2000) NOT NULL,
    every smallint NOT NULL,
    is_active boolean NOT NULL,
    etag character varying(500) NOT NULL,
    modified character varying(100) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    last_success_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    failing_since timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT channels_in_mentionfeed_every_check CHECK ((every >= 0)),
    CONSTRAINT mention_feed_not_too_often CHECK (((every >= 10) AND (every <= 1440)))
);
ALTER TABLE public.channels_in_mentionfeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_mentionfeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_oauthclient (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    tenant character varying(100) NOT NULL,
    client_id character varying(200) NOT NULL,
    client_secret text NOT NULL,
    secret_expires_on date,
    authorize_url character varying(300) NOT NULL,
    token_url character varying(300) NOT NULL,
    revoke_url character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT oauth_client_has_tenant CHECK (((NOT ((provider)::text = 'microsoft'::text)) OR (NOT ((tenant)::text = ''::text)))),
    CONSTRAINT oauth_client_provider_known CHECK (((provider)::text = ANY ((ARRAY['microsoft'::character varying, 'google'::character varying])::text[])))
);
ALTER TABLE public.channels_in_oauthclient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_oauthclient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_oauthgrant (
    id bigint NOT NULL,
    account_name character varying(254) NOT NULL,
    scopes jsonb NOT NULL,
    refresh_token text NOT NULL,
    access_token text NOT NULL,
    access_expires_at timestamp with time zone,
    expires_at timestamp with time zone,
    connected_at timestamp with time zone,
    last_refresh_at timestamp with time zone,
    last_error_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    client_id bigint NOT NULL,
    inbox_id bigint NOT NULL
);
ALTER TABLE public.channels_in_oauthgrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_oauthgrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_outboundattempt (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    result character varying(10) NOT NULL,
    may_have_left boolean NOT NULL,
    detail character varying(300) NOT NULL,
    message_id bigint NOT NULL,
    inbox_id bigint,
    mails smallint DEFAULT 1 NOT NULL,
    CONSTRAINT channels_in_outboundattempt_mails_check CHECK ((mails >= 0))
);
ALTER TABLE public.channels_in_outboundattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_outboundattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_phoneseat (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    since timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    CONSTRAINT phone_seat_is_number CHECK (((number)::text ~ '^\+?[0-9]{2,19}$'::text))
);
ALTER TABLE public.channels_in_phoneseat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_phoneseat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_rawinbound (
    id bigint NOT NULL,
    external_id character varying(200) NOT NULL,
    body bytea NOT NULL,
    files jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    tries smallint NOT NULL,
    inbox_id bigint NOT NULL,
    message_id bigint,
    envelope jsonb NOT NULL,
    claims smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT channels_in_rawinbound_claims_check CHECK ((claims >= 0)),
    CONSTRAINT channels_in_rawinbound_tries_check CHECK ((tries >= 0)),
    CONSTRAINT raw_inbound_done_has_message CHECK (((NOT ((state)::text = 'done'::text)) OR (message_id IS NOT NULL)))
);
ALTER TABLE public.channels_in_rawinbound ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_rawinbound_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_remotefile (
    id bigint NOT NULL,
    reference jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    tries smallint NOT NULL,
    reason character varying(300) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT channels_in_remotefile_tries_check CHECK ((tries >= 0)),
    CONSTRAINT remote_file_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'fetched'::character varying, 'failed'::character varying])::text[])))
);
ALTER TABLE public.channels_in_remotefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_remotefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_remoteimage (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    storage_name character varying(200) NOT NULL,
    content_type character varying(20) NOT NULL,
    size integer NOT NULL,
    may_try_again boolean NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT channels_in_remoteimage_size_check CHECK ((size >= 0))
);
ALTER TABLE public.channels_in_remoteimage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_remoteimage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_scan (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    total integer NOT NULL,
    reason character varying(200) NOT NULL,
    tries smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    attachment_id uuid NOT NULL,
    CONSTRAINT channels_in_scan_total_check CHECK ((total >= 0)),
    CONSTRAINT channels_in_scan_tries_check CHECK ((tries >= 0)),
    CONSTRAINT scan_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'ready'::character varying, 'failed'::character varying])::text[])))
);
ALTER TABLE public.channels_in_scan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_scan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_scanfolder (
    id bigint NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    waiting integer NOT NULL,
    fault character varying(300) NOT NULL,
    fault_since timestamp with time zone,
    inbox_id bigint NOT NULL,
    CONSTRAINT channels_in_scanfolder_waiting_check CHECK ((waiting >= 0))
);
ALTER TABLE public.channels_in_scanfolder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_scanfolder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_scanpage (
    id bigint NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    storage_name character varying(120) NOT NULL,
    content_type character varying(20) NOT NULL,
    size integer NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    scan_id bigint NOT NULL,
    CONSTRAINT channels_in_scanpage_height_check CHECK ((height >= 0)),
    CONSTRAINT channels_in_scanpage_number_check CHECK ((number >= 0)),
    CONSTRAINT channels_in_scanpage_size_check CHECK ((size >= 0)),
    CONSTRAINT channels_in_scanpage_width_check CHECK ((width >= 0))
);
ALTER TABLE public.channels_in_scanpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_scanpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_smsaccount (
    id bigint NOT NULL,
    vendor character varying(10) NOT NULL,
    number character varying(20) NOT NULL,
    sender character varying(11) NOT NULL,
    username character varying(100) NOT NULL,
    secret text NOT NULL,
    hook_digest character varying(64) NOT NULL,
    price numeric(6,3),
    created_at timestamp with time zone NOT NULL,
    last_success_at timestamp with time zone,
    last_error_at timestamp with time zone,
    last_error character varying(300) NOT NULL,
    inbox_id bigint NOT NULL,
    per_minute integer,
    rests_until timestamp with time zone,
    hook_before_until timestamp with time zone,
    hook_digest_before character varying(64) DEFAULT ''::character varying NOT NULL,
    secret_before text DEFAULT ''::text NOT NULL,
    secret_before_until timestamp with time zone,
    CONSTRAINT channels_in_smsaccount_per_minute_check CHECK ((per_minute >= 0)),
    CONSTRAINT sms_number_is_one CHECK (((number)::text ~ '^\+[0-9]{6,15}$'::text)),
    CONSTRAINT sms_sender_can_be_shown CHECK ((((sender)::text = ''::text) OR ((sender)::text ~ '^[A-Za-z][A-Za-z0-9]{2,10}$'::text))),
    CONSTRAINT sms_vendor_known CHECK (((vendor)::text = ANY ((ARRAY['46elks'::character varying, 'twilio'::character varying])::text[])))
);
ALTER TABLE public.channels_in_smsaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_smsaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_smssent (
    id bigint NOT NULL,
    vendor_id character varying(80) NOT NULL,
    recipient character varying(20) NOT NULL,
    parts smallint NOT NULL,
    cost numeric(8,4),
    state character varying(10) NOT NULL,
    detail character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    message_id bigint,
    CONSTRAINT channels_in_smssent_parts_check CHECK ((parts >= 0)),
    CONSTRAINT sms_sent_state_known CHECK (((state)::text = ANY ((ARRAY['sent'::character varying, 'delivered'::character varying, 'failed'::character varying])::text[])))
);
ALTER TABLE public.channels_in_smssent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_smssent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_smsstop (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    stopped_at timestamp with time zone NOT NULL
);
ALTER TABLE public.channels_in_smsstop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_smsstop_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_socialarchive (
    id bigint NOT NULL,
    half character varying(6) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    storage_name character varying(200) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    items integer NOT NULL,
    inbox_id bigint NOT NULL,
    CONSTRAINT channels_in_socialarchive_items_check CHECK ((items >= 0)),
    CONSTRAINT social_archive_half CHECK (((half)::text ~ '^[0-9]{4}-[12]$'::text))
);
ALTER TABLE public.channels_in_socialarchive ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_socialarchive_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_socialdeed (
    id bigint NOT NULL,
    verb character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    note character varying(500) NOT NULL,
    copy jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    failed character varying(300) NOT NULL,
    agent_id bigint,
    told_by_id bigint,
    item_id bigint NOT NULL,
    gave_up boolean DEFAULT false NOT NULL,
    CONSTRAINT social_deed_has_a_copy CHECK ((copy ? 'text'::text)),
    CONSTRAINT social_deed_has_a_reason CHECK (((reason)::text = ANY ((ARRAY['personal_data'::character varying, 'personal_attack'::character varying, 'hate'::character varying, 'threat'::character varying, 'pornography'::character varying, 'copyright'::character varying, 'spam'::character varying, 'mistake'::character varying])::text[]))),
    CONSTRAINT social_deed_verb_known CHECK (((verb)::text = ANY ((ARRAY['hide'::character varying, 'show'::character varying, 'take_down'::character varying])::text[])))
);
ALTER TABLE public.channels_in_socialdeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_socialdeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_socialitem (
    id bigint NOT NULL,
    external_id character varying(200) NOT NULL,
    parent_id character varying(200) NOT NULL,
    thread_id character varying(200) NOT NULL,
    is_public boolean NOT NULL,
    is_ours boolean NOT NULL,
    author_id character varying(200) NOT NULL,
    author_name character varying(200) NOT NULL,
    permalink character varying(500) NOT NULL,
    text text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    read_at timestamp with time zone,
    state character varying(10) NOT NULL,
    inbox_id bigint NOT NULL,
    message_id bigint,
    failed character varying(300) NOT NULL,
    taken_down_by_id bigint,
    CONSTRAINT social_item_state_known CHECK (((state)::text = ANY ((ARRAY['shown'::character varying, 'hidden'::character varying, 'taken_down'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT social_item_taken_down_by_a_deed CHECK (((NOT ((state)::text = 'taken_down'::text)) OR (taken_down_by_id IS NOT NULL)))
);
ALTER TABLE public.channels_in_socialitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_socialitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_socialversion (
    id bigint NOT NULL,
    text text NOT NULL,
    until timestamp with time zone NOT NULL,
    item_id bigint NOT NULL
);
ALTER TABLE public.channels_in_socialversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_socialversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_stagedupload (
    id bigint NOT NULL,
    token character varying(43) NOT NULL,
    submission_id character varying(64) NOT NULL,
    field_key character varying(40) NOT NULL,
    name character varying(255) NOT NULL,
    storage_name character varying(120) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    form_id bigint NOT NULL,
    used_by_id bigint,
    CONSTRAINT channels_in_stagedupload_size_check CHECK ((size >= 0))
);
ALTER TABLE public.channels_in_stagedupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_stagedupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_vendorapp (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    app_id character varying(100) NOT NULL,
    secrets text NOT NULL,
    hook_digest character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    hook_before_until timestamp with time zone,
    hook_digest_before character varying(64) DEFAULT ''::character varying NOT NULL
);
ALTER TABLE public.channels_in_vendorapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_vendorapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.channels_in_whatsapptemplate (
    id bigint NOT NULL,
    name character varying(512) NOT NULL,
    language character varying(15) NOT NULL,
    category character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    header text NOT NULL,
    body text NOT NULL,
    footer text NOT NULL,
    variables jsonb NOT NULL,
    is_named boolean NOT NULL,
    obstacle character varying(100) NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL,
    CONSTRAINT whatsapp_template_state_known CHECK (((state)::text = ANY ((ARRAY['approved'::character varying, 'pending'::character varying, 'rejected'::character varying, 'paused'::character varying, 'disabled'::character varying])::text[])))
);
ALTER TABLE public.channels_in_whatsapptemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.channels_in_whatsapptemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_availability (
    id bigint NOT NULL,
    standing character varying(10) NOT NULL,
    note character varying(60) NOT NULL,
    is_automatic boolean NOT NULL,
    capacity smallint NOT NULL,
    seen_at timestamp with time zone,
    idle_since timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    rung_out smallint DEFAULT 0 NOT NULL,
    CONSTRAINT availability_capacity_in_range CHECK (((capacity >= 1) AND (capacity <= 20))),
    CONSTRAINT availability_known CHECK (((standing)::text = ANY ((ARRAY['available'::character varying, 'busy'::character varying, 'away'::character varying])::text[]))),
    CONSTRAINT chat_availability_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT chat_availability_rung_out_check CHECK ((rung_out >= 0))
);
ALTER TABLE public.chat_availability ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_availability_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatblock (
    id bigint NOT NULL,
    place character varying(64) NOT NULL,
    reason character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    by_id bigint NOT NULL,
    session_id bigint,
    CONSTRAINT chat_block_ends CHECK ((until > created_at)),
    CONSTRAINT chat_block_has_reason CHECK ((NOT ((reason)::text = ''::text)))
);
ALTER TABLE public.chat_chatblock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatblock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatentry (
    id bigint NOT NULL,
    seq integer NOT NULL,
    public_before integer NOT NULL,
    kind character varying(12) NOT NULL,
    is_internal boolean NOT NULL,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    message_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT chat_chatentry_public_before_check CHECK ((public_before >= 0)),
    CONSTRAINT chat_chatentry_seq_check CHECK ((seq >= 0)),
    CONSTRAINT chat_entry_internal_kinds CHECK (((is_internal AND ((kind)::text = ANY ((ARRAY['note'::character varying, 'invited'::character varying, 'left'::character varying, 'back'::character varying])::text[]))) OR ((NOT ((kind)::text = ANY ((ARRAY['note'::character varying, 'invited'::character varying, 'left'::character varying, 'back'::character varying])::text[]))) AND (NOT is_internal)))),
    CONSTRAINT chat_entry_kind_known CHECK (((kind)::text = ANY ((ARRAY['message'::character varying, 'note'::character varying, 'joined'::character varying, 'invited'::character varying, 'transferred'::character varying, 'requeued'::character varying, 'left'::character varying, 'back'::character varying, 'ended'::character varying, 'reopened'::character varying])::text[])))
);
ALTER TABLE public.chat_chatentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chathelper (
    id bigint NOT NULL,
    part character varying(12) NOT NULL,
    since timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT chat_helper_part_known CHECK (((part)::text = ANY ((ARRAY['invited'::character varying, 'supervising'::character varying])::text[])))
);
ALTER TABLE public.chat_chathelper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chathelper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatsession (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    language character varying(5) NOT NULL,
    visitor_name character varying(120) NOT NULL,
    origin character varying(255) NOT NULL,
    page_url character varying(500) NOT NULL,
    page_title character varying(200) NOT NULL,
    place character varying(64) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    waiting_since timestamp with time zone,
    accepted_at timestamp with time zone,
    first_accepted_at timestamp with time zone,
    offered_at timestamp with time zone,
    passed_by bigint[] NOT NULL,
    last_seq integer NOT NULL,
    last_public_seq integer NOT NULL,
    agent_received integer NOT NULL,
    agent_read integer NOT NULL,
    visitor_received integer NOT NULL,
    visitor_read integer NOT NULL,
    visitor_seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by character varying(10) NOT NULL,
    stars smallint,
    comment character varying(1000) NOT NULL,
    agent_id bigint,
    inbox_id bigint NOT NULL,
    offered_to_id bigint,
    ticket_id bigint NOT NULL,
    wanted_agent_id bigint,
    kept_open_at timestamp with time zone,
    silent_ends_at timestamp with time zone,
    mailed_seq integer DEFAULT 0 NOT NULL,
    transcripts smallint DEFAULT 0 NOT NULL,
    CONSTRAINT chat_active_has_agent CHECK (((NOT ((state)::text = 'active'::text)) OR (agent_id IS NOT NULL))),
    CONSTRAINT chat_chatsession_agent_read_check CHECK ((agent_read >= 0)),
    CONSTRAINT chat_chatsession_agent_received_check CHECK ((agent_received >= 0)),
    CONSTRAINT chat_chatsession_last_public_seq_check CHECK ((last_public_seq >= 0)),
    CONSTRAINT chat_chatsession_last_seq_check CHECK ((last_seq >= 0)),
    CONSTRAINT chat_chatsession_mailed_seq_check CHECK ((mailed_seq >= 0)),
    CONSTRAINT chat_chatsession_stars_check CHECK ((stars >= 0)),
    CONSTRAINT chat_chatsession_transcripts_check CHECK ((transcripts >= 0)),
    CONSTRAINT chat_chatsession_visitor_read_check CHECK ((visitor_read >= 0)),
    CONSTRAINT chat_chatsession_visitor_received_check CHECK ((visitor_received >= 0)),
    CONSTRAINT chat_ended_when CHECK ((((ended_at IS NOT NULL) AND ((state)::text = 'ended'::text)) OR ((NOT ((state)::text = 'ended'::text)) AND (ended_at IS NULL)))),
    CONSTRAINT chat_public_seq_within CHECK ((last_public_seq <= last_seq)),
    CONSTRAINT chat_stars_one_to_five CHECK (((stars IS NULL) OR ((stars >= 1) AND (stars <= 5)))),
    CONSTRAINT chat_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'active'::character varying, 'left'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT chat_waiting_since_when CHECK (((NOT ((state)::text = 'waiting'::text)) OR ((agent_id IS NULL) AND (waiting_since IS NOT NULL))))
);
ALTER TABLE public.chat_chatsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatsetup (
    id bigint NOT NULL,
    texts jsonb NOT NULL,
    accent character varying(7) NOT NULL,
    hours jsonb NOT NULL,
    keeps_holidays boolean NOT NULL,
    half_days_close smallint,
    closed_from jsonb NOT NULL,
    suggests_answers boolean NOT NULL,
    first_answer character varying(60) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL,
    CONSTRAINT chat_accent_is_colour CHECK ((((accent)::text = ''::text) OR ((accent)::text ~ '^#[0-9a-f]{6}$'::text))),
    CONSTRAINT chat_chatsetup_half_days_close_check CHECK ((half_days_close >= 0)),
    CONSTRAINT chat_half_days_close_in_a_day CHECK (((half_days_close IS NULL) OR (half_days_close <= 1440)))
);
ALTER TABLE public.chat_chatsetup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatsetup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatsite (
    id bigint NOT NULL,
    origin character varying(255) NOT NULL,
    hours jsonb,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    setup_id bigint NOT NULL,
    CONSTRAINT chat_site_is_origin CHECK (((origin)::text ~ '^https?://[a-z0-9.:\[\]-]+$'::text))
);
ALTER TABLE public.chat_chatsite ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatsite_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.chat_chatskill (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    capacity smallint,
    agent_id bigint NOT NULL,
    category_id bigint,
    inbox_id bigint,
    CONSTRAINT chat_chatskill_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT chat_skill_capacity_in_range CHECK (((capacity IS NULL) OR ((capacity >= 1) AND (capacity <= 20)))),
    CONSTRAINT chat_skill_is_one_thing CHECK ((((category_id IS NULL) AND (inbox_id IS NOT NULL) AND ((language)::text = ''::text)) OR ((category_id IS NULL) AND (inbox_id IS NULL) AND (NOT ((language)::text = ''::text))) OR ((category_id IS NOT NULL) AND (inbox_id IS NULL) AND ((language)::text = ''::text))))
);
ALTER TABLE public.chat_chatskill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.chat_chatskill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.knowledgebase_accessibilitystatement (
    id bigint NOT NULL,
    conformity character varying(10) NOT NULL,
    shortcomings text NOT NULL,
    burden text NOT NULL,
    exempt text NOT NULL,
    assessed character varying(10) NOT NULL,
    how_assessed character varying(400) NOT NULL,
    assessed_on date NOT NULL,
    published_on date NOT NULL,
    email character varying(254) NOT NULL,
    form_slug character varying(80) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT accessibility_assessed_known CHECK (((assessed)::text = ANY ((ARRAY['by_us'::character varying, 'by_others'::character varying])::text[]))),
    CONSTRAINT accessibility_conformity_known CHECK (((conformity)::text = ANY ((ARRAY['full'::character varying, 'partial'::character varying, 'none'::character varying])::text[]))),
    CONSTRAINT accessibility_says_what_is_missing CHECK ((((conformity)::text = 'full'::text) OR (NOT (shortcomings = ''::text)))),
    CONSTRAINT accessibility_statement_is_one CHECK ((id = 1))
);
ALTER TABLE public.knowledgebase_accessibilitystatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_accessibilitystatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_article (
    id bigint NOT NULL,
    key uuid NOT NULL,
    source_language character varying(5) NOT NULL,
    audience character varying(20)[] NOT NULL,
    tags character varying(60)[] NOT NULL,
    visibility character varying(20) NOT NULL,
    review_on date,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    department_id bigint NOT NULL,
    deputy_id bigint,
    responsible_id bigint,
    team_id bigint,
    category_id bigint NOT NULL,
    CONSTRAINT article_audience_known CHECK ((audience <@ ARRAY['residents'::character varying(20), 'businesses'::character varying(20), 'associations'::character varying(20), 'visitors'::character varying(20)])),
    CONSTRAINT article_visibility_known CHECK (((visibility)::text = ANY ((ARRAY['public'::character varying, 'agents'::character varying, 'departments'::character varying])::text[])))
);
CREATE TABLE public.knowledgebase_article_departments (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    department_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_article_departments ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_article_departments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.knowledgebase_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_article_life_events (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    lifeevent_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_article_life_events ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_article_life_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_articleevent (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    detail jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint,
    article_id bigint NOT NULL,
    integration_id bigint,
    revision_id bigint,
    translation_id bigint,
    CONSTRAINT article_event_kind_known CHECK (((kind)::text = ANY ((ARRAY['created'::character varying, 'saved'::character varying, 'submitted'::character varying, 'sent_back'::character varying, 'taken_back'::character varying, 'remarked'::character varying, 'remark_settled'::character varying, 'attested'::character varying, 'scheduled'::character varying, 'published'::character varying, 'review_due'::character varying, 'reviewed'::character varying, 'unpublished'::character varying, 'restored'::character varying, 'moved'::character varying, 'responsibility_changed'::character varying, 'visibility_changed'::character varying, 'slug_changed'::character varying, 'rendering_changed'::character varying, 'flagged'::character varying, 'flag_settled'::character varying, 'reminded'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_articleevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_articleevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_articlefile (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    storage_name character varying(120) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    width integer,
    height integer,
    alternative_text character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint,
    article_id bigint NOT NULL,
    CONSTRAINT article_file_says_what_it_shows CHECK ((NOT ((alternative_text)::text = ''::text))),
    CONSTRAINT knowledgebase_articlefile_height_check CHECK ((height >= 0)),
    CONSTRAINT knowledgebase_articlefile_size_check CHECK ((size >= 0)),
    CONSTRAINT knowledgebase_articlefile_width_check CHECK ((width >= 0))
);
CREATE TABLE public.knowledgebase_articleuse (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    agent_id bigint,
    message_id bigint,
    settled_by_id bigint,
    ticket_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT article_use_kind_known CHECK (((kind)::text = ANY ((ARRAY['inserted'::character varying, 'linked'::character varying, 'read_out'::character varying, 'wrap_up'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_articleuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_articleuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_category (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(120) NOT NULL,
    names jsonb NOT NULL,
    summary character varying(200) NOT NULL,
    summaries jsonb NOT NULL,
    icon character varying(20) NOT NULL,
    level smallint NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    parent_id bigint,
    team_id bigint,
    CONSTRAINT kb_category_level_fits_parent CHECK ((((level = 1) AND (parent_id IS NULL)) OR ((level > 1) AND (parent_id IS NOT NULL)))),
    CONSTRAINT kb_category_three_levels CHECK (((level >= 1) AND (level <= 3))),
    CONSTRAINT knowledgebase_category_level_check CHECK ((level >= 0)),
    CONSTRAINT knowledgebase_category_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.knowledgebase_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_contactway (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    address character varying(200) NOT NULL,
    label character varying(80) NOT NULL,
    labels jsonb NOT NULL,
    note character varying(200) NOT NULL,
    notes jsonb NOT NULL,
    is_always_open boolean NOT NULL,
    hours jsonb NOT NULL,
    closed_on date[] NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT contact_way_always_or_hours CHECK (((NOT is_always_open) OR (hours = '[]'::jsonb))),
    CONSTRAINT contact_way_has_address CHECK ((((kind)::text = 'form'::text) OR (NOT ((address)::text = ''::text)))),
    CONSTRAINT contact_way_kind_known CHECK (((kind)::text = ANY ((ARRAY['chat'::character varying, 'form'::character varying, 'phone'::character varying, 'sms'::character varying, 'email'::character varying, 'visit'::character varying, 'letter'::character varying])::text[]))),
    CONSTRAINT knowledgebase_contactway_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.knowledgebase_contactway ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_contactway_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_coveragefall (
    id bigint NOT NULL,
    fell_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    question_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_coveragefall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_coveragefall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_coveragequestion (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    language character varying(5) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    place smallint,
    checked_at timestamp with time zone,
    article_id bigint NOT NULL,
    changed_by_id bigint,
    created_by_id bigint,
    CONSTRAINT coverage_place_among_first CHECK (((place IS NULL) OR ((place >= 1) AND (place <= 3)))),
    CONSTRAINT coverage_question_not_empty CHECK ((NOT ((words)::text = ''::text))),
    CONSTRAINT knowledgebase_coveragequestion_place_check CHECK ((place >= 0))
);
ALTER TABLE public.knowledgebase_coveragequestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_coveragequestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_coveragerun (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    questions integer NOT NULL,
    covered integer NOT NULL,
    CONSTRAINT coverage_run_not_more_than_all CHECK ((covered <= questions)),
    CONSTRAINT knowledgebase_coveragerun_covered_check CHECK ((covered >= 0)),
    CONSTRAINT knowledgebase_coveragerun_questions_check CHECK ((questions >= 0))
);
ALTER TABLE public.knowledgebase_coveragerun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_coveragerun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_coverageshare (
    id bigint NOT NULL,
    questions integer NOT NULL,
    covered integer NOT NULL,
    category_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT coverage_share_not_more_than_all CHECK ((covered <= questions)),
    CONSTRAINT knowledgebase_coverageshare_covered_check CHECK ((covered >= 0)),
    CONSTRAINT knowledgebase_coverageshare_questions_check CHECK ((questions >= 0))
);
ALTER TABLE public.knowledgebase_coverageshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_coverageshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_disturbance (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text character varying(400) NOT NULL,
    link character varying(300) NOT NULL,
    link_text character varying(80) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    languages character varying(5)[] NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT disturbance_ends_after_it_starts CHECK (((ends_at IS NULL) OR (ends_at > starts_at))),
    CONSTRAINT disturbance_has_language CHECK ((NOT (languages = '{}'::character varying(5)[]))),
    CONSTRAINT disturbance_says_what CHECK ((NOT ((title)::text = ''::text)))
);
ALTER TABLE public.knowledgebase_disturbance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_disturbance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_editing (
    id bigint NOT NULL,
    content jsonb NOT NULL,
    section character varying(40) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone,
    agent_id bigint NOT NULL,
    based_on_id bigint,
    translation_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_editing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_editing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_embedorigin (
    id bigint NOT NULL,
    origin character varying(255) NOT NULL,
    is_active boolean NOT NULL,
    note character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    CONSTRAINT embed_origin_is_origin CHECK (((origin)::text ~ '^https?://[a-z0-9.:\[\]-]+$'::text))
);
ALTER TABLE public.knowledgebase_embedorigin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_embedorigin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_feedback (
    id bigint NOT NULL,
    helped boolean NOT NULL,
    comment text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ticket_id bigint,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_flag (
    id bigint NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    agent_id bigint NOT NULL,
    article_id bigint NOT NULL,
    settled_by_id bigint,
    revision_id bigint,
    CONSTRAINT flag_not_empty CHECK ((NOT (text = ''::text))),
    CONSTRAINT flag_settled_by_somebody CHECK ((((settled_at IS NULL) AND (settled_by_id IS NULL)) OR ((settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);
ALTER TABLE public.knowledgebase_flag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_indexedterm (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    term character varying(42) NOT NULL,
    translations bigint[] NOT NULL,
    CONSTRAINT indexed_term_kind_known CHECK (((kind)::text = ANY ((ARRAY['gram'::character varying, 'question'::character varying, 'word'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_indexedterm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_indexedterm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_indexedtext (
    translation_id bigint NOT NULL,
    size integer NOT NULL,
    terms character varying(43)[] NOT NULL,
    stems tsvector NOT NULL,
    internal tsvector NOT NULL,
    embedded_with character varying(60) NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT knowledgebase_indexedtext_size_check CHECK ((size >= 0))
);
CREATE TABLE public.knowledgebase_lifeevent (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(120) NOT NULL,
    names jsonb NOT NULL,
    summary character varying(200) NOT NULL,
    summaries jsonb NOT NULL,
    icon character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT knowledgebase_lifeevent_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.knowledgebase_lifeevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_lifeevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_linkcheck (
    id bigint NOT NULL,
    url character varying(1000) NOT NULL,
    outcome character varying(10) NOT NULL,
    status smallint,
    checked_at timestamp with time zone NOT NULL,
    failures smallint NOT NULL,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT knowledgebase_linkcheck_failures_check CHECK ((failures >= 0)),
    CONSTRAINT knowledgebase_linkcheck_status_check CHECK ((status >= 0)),
    CONSTRAINT link_failures_fit_outcome CHECK ((((failures = 0) AND ((outcome)::text = 'works'::text)) OR ((NOT ((outcome)::text = 'works'::text)) AND (failures > 0)))),
    CONSTRAINT link_outcome_known CHECK (((outcome)::text = ANY ((ARRAY['works'::character varying, 'gone'::character varying, 'refused'::character varying, 'silent'::character varying, 'unknown'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_linkcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_linkcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_passage (
    id bigint NOT NULL,
    digest character varying(32) NOT NULL,
    embedding real[] NOT NULL,
    translation_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_passage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_passage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_question (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    is_named boolean NOT NULL,
    state character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    centre real[] NOT NULL,
    model character varying(60) NOT NULL,
    contacts integer NOT NULL,
    seconds integer NOT NULL,
    gap double precision NOT NULL,
    rank double precision NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    article_id bigint,
    department_id bigint,
    merged_into_id bigint,
    CONSTRAINT knowledgebase_question_contacts_check CHECK ((contacts >= 0)),
    CONSTRAINT knowledgebase_question_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT question_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT question_state_known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'drafted'::character varying, 'answered'::character varying, 'muted'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_questionevent (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    data jsonb NOT NULL,
    agent_id bigint,
    question_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_questionevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_questionevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_radarcontact (
    id bigint NOT NULL,
    source character varying(10) NOT NULL,
    source_id character varying(120) NOT NULL,
    channel character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    weight integer NOT NULL,
    words character varying(400) NOT NULL,
    language character varying(5) NOT NULL,
    vector real[],
    model character varying(60) NOT NULL,
    seconds integer,
    knowledge character varying(10) NOT NULL,
    nearness double precision NOT NULL,
    is_placed boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    article_id bigint,
    department_id bigint,
    question_id bigint,
    ticket_id bigint,
    CONSTRAINT knowledgebase_radarcontact_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT knowledgebase_radarcontact_weight_check CHECK ((weight >= 0)),
    CONSTRAINT radar_contact_source_known CHECK (((source)::text = ANY ((ARRAY['message'::character varying, 'call'::character varying, 'chat'::character varying, 'search'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_radarcontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_radarcontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_radarrun (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    contacts integer NOT NULL,
    fresh integer NOT NULL,
    questions integer NOT NULL,
    kept double precision NOT NULL,
    failed character varying(300) NOT NULL,
    CONSTRAINT knowledgebase_radarrun_contacts_check CHECK ((contacts >= 0)),
    CONSTRAINT knowledgebase_radarrun_fresh_check CHECK ((fresh >= 0)),
    CONSTRAINT knowledgebase_radarrun_questions_check CHECK ((questions >= 0))
);
ALTER TABLE public.knowledgebase_radarrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_radarrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_remark (
    id bigint NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    agent_id bigint NOT NULL,
    answers_id bigint,
    settled_by_id bigint,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT remark_not_empty CHECK ((NOT (text = ''::text))),
    CONSTRAINT remark_settled_by_somebody CHECK ((((settled_at IS NULL) AND (settled_by_id IS NULL)) OR ((settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);
ALTER TABLE public.knowledgebase_remark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_remark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_rendering (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    text character varying(280) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    author_id bigint,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT rendering_kind_known CHECK (((kind)::text = ANY ((ARRAY['sms'::character varying, 'social'::character varying])::text[]))),
    CONSTRAINT rendering_not_empty CHECK ((NOT ((text)::text = ''::text)))
);
ALTER TABLE public.knowledgebase_rendering ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_rendering_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    question character varying(160) NOT NULL,
    short_answer text NOT NULL,
    steps text NOT NULL,
    details text NOT NULL,
    links jsonb NOT NULL,
    internal_notes text NOT NULL,
    summary character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    author_id bigint,
    restored_from_id bigint,
    translates_id bigint,
    translation_id bigint NOT NULL,
    CONSTRAINT knowledgebase_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT revision_has_question CHECK ((NOT ((question)::text = ''::text)))
);
ALTER TABLE public.knowledgebase_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_searchesofday (
    id bigint NOT NULL,
    day date NOT NULL,
    language character varying(5) NOT NULL,
    words character varying(100) NOT NULL,
    searches integer NOT NULL,
    without_hits integer NOT NULL,
    clicks integer NOT NULL,
    hits integer NOT NULL,
    CONSTRAINT knowledgebase_searchesofday_clicks_check CHECK ((clicks >= 0)),
    CONSTRAINT knowledgebase_searchesofday_hits_check CHECK ((hits >= 0)),
    CONSTRAINT knowledgebase_searchesofday_searches_check CHECK ((searches >= 0)),
    CONSTRAINT knowledgebase_searchesofday_without_hits_check CHECK ((without_hits >= 0))
);
ALTER TABLE public.knowledgebase_searchesofday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_searchesofday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_settledsearch (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    words character varying(100) NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    settled_by_id bigint NOT NULL,
    translation_id bigint
);
ALTER TABLE public.knowledgebase_settledsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_settledsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_sitepage (
    id bigint NOT NULL,
    key character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    text text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT site_page_has_text CHECK ((NOT (text = ''::text))),
    CONSTRAINT site_page_key_known CHECK (((key)::text = ANY ((ARRAY['personal_data'::character varying, 'social_media'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_sitepage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_sitepage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_slugredirect (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    slug character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    translation_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_slugredirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_slugredirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_sparedcontact (
    id bigint NOT NULL,
    at character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    inbox_id bigint,
    revision_id bigint NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT spared_at_known CHECK (((at)::text = ANY ((ARRAY['form'::character varying, 'chat'::character varying, 'page'::character varying, 'embedded'::character varying])::text[])))
);
ALTER TABLE public.knowledgebase_sparedcontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_sparedcontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_translation (
    id bigint NOT NULL,
    language character varying(5) NOT NULL,
    slug character varying(120) NOT NULL,
    status character varying(20) NOT NULL,
    publish_from timestamp with time zone,
    publish_to timestamp with time zone,
    published_at timestamp with time zone,
    reviewed_at timestamp with time zone,
    unpublished_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    latest_id bigint,
    live_id bigint,
    scheduled_id bigint,
    CONSTRAINT translation_published_has_text CHECK (((NOT ((status)::text = ANY ((ARRAY['published'::character varying, 'review_due'::character varying])::text[]))) OR (live_id IS NOT NULL))),
    CONSTRAINT translation_scheduled_has_time CHECK ((((publish_from IS NOT NULL) AND (scheduled_id IS NOT NULL) AND ((status)::text = 'scheduled'::text)) OR ((NOT ((status)::text = 'scheduled'::text)) AND (scheduled_id IS NULL)))),
    CONSTRAINT translation_status_known CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'scheduled'::character varying, 'published'::character varying, 'review_due'::character varying, 'unpublished'::character varying])::text[]))),
    CONSTRAINT translation_unpublished_is_gone CHECK (((NOT ((status)::text = 'unpublished'::text)) OR ((live_id IS NULL) AND (scheduled_id IS NULL))))
);
ALTER TABLE public.knowledgebase_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_viewsofday (
    id bigint NOT NULL,
    day date NOT NULL,
    count integer NOT NULL,
    translation_id bigint NOT NULL,
    CONSTRAINT knowledgebase_viewsofday_count_check CHECK ((count >= 0))
);
ALTER TABLE public.knowledgebase_viewsofday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_viewsofday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.knowledgebase_weeklymail (
    id bigint NOT NULL,
    done_for date NOT NULL,
    agent_id bigint NOT NULL
);
ALTER TABLE public.knowledgebase_weeklymail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.knowledgebase_weeklymail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_agent (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(150) NOT NULL,
    title character varying(150) NOT NULL,
    language character varying(5) NOT NULL,
    is_active boolean NOT NULL,
    may_see_protected boolean NOT NULL,
    session_key character varying(32) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    folds_events boolean DEFAULT true NOT NULL,
    density character varying(12) DEFAULT 'comfortable'::character varying NOT NULL,
    single_keys boolean DEFAULT true NOT NULL,
    theme character varying(10) DEFAULT 'system'::character varying NOT NULL
);
ALTER TABLE public.people_agent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_agent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_auditentry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(40) NOT NULL,
    object_kind character varying(30) NOT NULL,
    object_id bigint,
    detail jsonb NOT NULL,
    agent_id bigint,
    integration_id bigint
);
ALTER TABLE public.people_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contact (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    language character varying(5) NOT NULL,
    preferred_channel character varying(20) NOT NULL,
    is_protected boolean NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    merged_into_id bigint,
    organisation character varying(200) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT contact_kind_known CHECK (((kind)::text = ANY ((ARRAY['person'::character varying, 'company'::character varying, 'association'::character varying, 'authority'::character varying, 'media'::character varying, 'anonymous'::character varying])::text[]))),
    CONSTRAINT contact_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.people_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contactaddress (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    value character varying(254) NOT NULL,
    is_primary boolean NOT NULL,
    verified_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL,
    CONSTRAINT address_kind_known CHECK (((kind)::text = ANY ((ARRAY['email'::character varying, 'phone'::character varying, 'facebook'::character varying, 'instagram'::character varying, 'whatsapp'::character varying, 'mastodon'::character varying, 'bluesky'::character varying, 'x'::character varying, 'linkedin'::character varying, 'youtube'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT address_not_empty CHECK ((NOT ((value)::text = ''::text)))
);
ALTER TABLE public.people_contactaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contactaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contactmerge (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    moved jsonb NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint NOT NULL,
    kept_id bigint NOT NULL,
    merged_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT merge_of_two CHECK ((NOT (kept_id = merged_id)))
);
ALTER TABLE public.people_contactmerge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contactmerge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_department (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL
);
ALTER TABLE public.people_department ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_department_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_integration (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    token_hash character varying(64) NOT NULL,
    token_hint character varying(12) NOT NULL,
    scopes character varying(30)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    created_by_id bigint NOT NULL
);
ALTER TABLE public.people_integration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_integration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_integration_teams (
    id bigint NOT NULL,
    integration_id bigint NOT NULL,
    team_id bigint NOT NULL
);
ALTER TABLE public.people_integration_teams ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_integration_teams_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT membership_role_known CHECK (((role)::text = ANY ((ARRAY['agent'::character varying, 'team_lead'::character varying, 'editor'::character varying, 'publisher'::character varying, 'administrator'::character varying])::text[])))
);
ALTER TABLE public.people_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_notthesame (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    integration_id bigint,
    one_id bigint NOT NULL,
    other_id bigint NOT NULL,
    CONSTRAINT not_the_same_in_order CHECK ((one_id < other_id))
);
ALTER TABLE public.people_notthesame ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_notthesame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_team (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    icon character varying(20) NOT NULL,
    is_open_to_all boolean NOT NULL,
    is_active boolean NOT NULL,
    department_id bigint NOT NULL
);
ALTER TABLE public.people_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.ticket_number
    START WITH 100001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.tickets_absence (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    note character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    agent_id bigint NOT NULL,
    created_by_id bigint,
    substitute_id bigint,
    CONSTRAINT absence_ends_after_it_begins CHECK ((ends_at > starts_at)),
    CONSTRAINT absence_kind_known CHECK (((kind)::text = ANY ((ARRAY['away'::character varying, 'holiday'::character varying, 'course'::character varying, 'other_work'::character varying])::text[]))),
    CONSTRAINT absence_substitute_is_another CHECK (((substitute_id IS NULL) OR (NOT ((substitute_id = agent_id) AND (substitute_id IS NOT NULL)))))
);
ALTER TABLE public.tickets_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_acknowledged (
    address character varying(280) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.tickets_agentwork (
    id bigint NOT NULL,
    takes_tickets boolean NOT NULL,
    capacity smallint NOT NULL,
    languages character varying(5)[] NOT NULL,
    agent_id bigint NOT NULL,
    CONSTRAINT agent_work_capacity_in_range CHECK (((capacity >= 1) AND (capacity <= 200))),
    CONSTRAINT tickets_agentwork_capacity_check CHECK ((capacity >= 0))
);
CREATE TABLE public.tickets_agentwork_categories (
    id bigint NOT NULL,
    agentwork_id bigint NOT NULL,
    category_id bigint NOT NULL
);
ALTER TABLE public.tickets_agentwork_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_agentwork_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.tickets_agentwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_agentwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_apianswer (
    id bigint NOT NULL,
    key character varying(200) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    status smallint NOT NULL,
    body jsonb NOT NULL,
    headers jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    integration_id bigint NOT NULL,
    CONSTRAINT tickets_apianswer_status_check CHECK ((status >= 0))
);
ALTER TABLE public.tickets_apianswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_apianswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_attachment (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    storage_name character varying(120) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    content_id character varying(255) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    draft_id bigint,
    message_id bigint,
    CONSTRAINT attachment_one_place CHECK (((message_id IS NULL) OR (draft_id IS NULL))),
    CONSTRAINT tickets_attachment_size_check CHECK ((size >= 0))
);
CREATE TABLE public.tickets_automaticmail (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL
);
ALTER TABLE public.tickets_automaticmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_automaticmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_automation (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    why character varying(300) NOT NULL,
    kind character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    "on" jsonb NOT NULL,
    wait jsonb NOT NULL,
    conditions jsonb NOT NULL,
    changes jsonb NOT NULL,
    stops boolean NOT NULL,
    is_active boolean NOT NULL,
    paused_because character varying(300) NOT NULL,
    failures smallint NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    owner_id bigint,
    CONSTRAINT automation_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT automation_kind_known CHECK (((kind)::text = ANY ((ARRAY['trigger'::character varying, 'schedule'::character varying])::text[]))),
    CONSTRAINT automation_paused_is_not_active CHECK ((((paused_because)::text = ''::text) OR (NOT is_active))),
    CONSTRAINT automation_set_off_one_way CHECK (((((kind)::text = 'trigger'::text) AND (wait = '{}'::jsonb)) OR (((kind)::text = 'schedule'::text) AND ("on" = '[]'::jsonb)))),
    CONSTRAINT tickets_automation_failures_check CHECK ((failures >= 0)),
    CONSTRAINT tickets_automation_position_check CHECK (("position" >= 0)),
    CONSTRAINT tickets_automation_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_automation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_automation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_automationrun (
    id bigint NOT NULL,
    version integer NOT NULL,
    ticket_version integer,
    since timestamp with time zone,
    outcome character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    automation_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT automation_run_known CHECK (((outcome)::text = ANY ((ARRAY['done'::character varying, 'failed'::character varying])::text[]))),
    CONSTRAINT automation_run_set_off_one_way CHECK ((((ticket_version IS NULL) OR (since IS NULL)) AND (1 = (
CASE
    WHEN (ticket_version IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (since IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT tickets_automationrun_ticket_version_check CHECK ((ticket_version >= 0)),
    CONSTRAINT tickets_automationrun_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_automationrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_automationrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_automationversion (
    id bigint NOT NULL,
    version integer NOT NULL,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    agent_id bigint,
    automation_id bigint NOT NULL,
    integration_id bigint,
    CONSTRAINT tickets_automationversion_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_automationversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_automationversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_bulkjob (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    arguments jsonb NOT NULL,
    label character varying(200) NOT NULL,
    ticket_ids bigint[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    agent_id bigint,
    undoes_id bigint,
    integration_id bigint,
    CONSTRAINT bulk_by_one CHECK ((((agent_id IS NOT NULL) AND (integration_id IS NULL)) OR ((agent_id IS NULL) AND (integration_id IS NOT NULL)))),
    CONSTRAINT bulk_kind_known CHECK (((kind)::text = ANY ((ARRAY['assign'::character varying, 'status'::character varying, 'tag'::character varying, 'category'::character varying, 'merge'::character varying, 'macro'::character varying, 'undo'::character varying])::text[]))),
    CONSTRAINT bulk_undo_of_what CHECK (((((kind)::text = 'undo'::text) AND (undoes_id IS NOT NULL)) OR ((NOT ((kind)::text = 'undo'::text)) AND (undoes_id IS NULL))))
);
ALTER TABLE public.tickets_bulkjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_bulkjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_bulkresult (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    detail character varying(300) NOT NULL,
    version_before integer NOT NULL,
    version_after integer NOT NULL,
    at timestamp with time zone NOT NULL,
    job_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT tickets_bulkresult_version_after_check CHECK ((version_after >= 0)),
    CONSTRAINT tickets_bulkresult_version_before_check CHECK ((version_before >= 0))
);
ALTER TABLE public.tickets_bulkresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_bulkresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_calendar (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(80) NOT NULL,
    hours jsonb NOT NULL,
    keeps_holidays boolean NOT NULL,
    half_days_close smallint,
    zone character varying(60) NOT NULL,
    is_own boolean NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT calendar_half_days_within_a_day CHECK (((half_days_close IS NULL) OR (half_days_close <= 1440))),
    CONSTRAINT calendar_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT tickets_calendar_half_days_close_check CHECK ((half_days_close >= 0)),
    CONSTRAINT tickets_calendar_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_calendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_calendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_calendar_inboxes (
    id bigint NOT NULL,
    calendar_id bigint NOT NULL,
    inbox_id bigint NOT NULL
);
ALTER TABLE public.tickets_calendar_inboxes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_calendar_inboxes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_calendar_teams (
    id bigint NOT NULL,
    calendar_id bigint NOT NULL,
    team_id bigint NOT NULL
);
ALTER TABLE public.tickets_calendar_teams ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_calendar_teams_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_calendarday (
    id bigint NOT NULL,
    day date NOT NULL,
    closed_from smallint NOT NULL,
    label character varying(120) NOT NULL,
    uid character varying(255) NOT NULL,
    calendar_id bigint NOT NULL,
    CONSTRAINT calendar_day_within_a_day CHECK ((closed_from <= 1440)),
    CONSTRAINT tickets_calendarday_closed_from_check CHECK ((closed_from >= 0))
);
ALTER TABLE public.tickets_calendarday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_calendarday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_callback (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    promised_from timestamp with time zone NOT NULL,
    promised_at timestamp with time zone NOT NULL,
    note character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    outcome character varying(20) NOT NULL,
    after_id bigint,
    agent_id bigint,
    assignee_id bigint,
    done_by_id bigint,
    integration_id bigint,
    team_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT call_back_done_with_outcome CHECK ((((done_at IS NULL) AND ((outcome)::text = ''::text)) OR ((done_at IS NOT NULL) AND ((outcome)::text = ANY ((ARRAY['reached'::character varying, 'no_answer'::character varying, 'wrong_number'::character varying])::text[]))))),
    CONSTRAINT call_back_from_before_to CHECK ((promised_from <= promised_at)),
    CONSTRAINT call_back_has_a_number CHECK ((NOT ((number)::text = ''::text)))
);
ALTER TABLE public.tickets_callback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_callback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_cannedresponse (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    shortcut character varying(30) NOT NULL,
    body text NOT NULL,
    language character varying(5) NOT NULL,
    channel character varying(20) NOT NULL,
    shared_with character varying(10) NOT NULL,
    is_active boolean NOT NULL,
    use_count integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    category_id bigint,
    owner_id bigint,
    team_id bigint,
    CONSTRAINT canned_not_empty CHECK (((NOT (body = ''::text)) AND (NOT ((shortcut)::text = ''::text)))),
    CONSTRAINT canned_shared_with_one CHECK ((((owner_id IS NULL) AND ((shared_with)::text = 'everybody'::text) AND (team_id IS NULL)) OR ((owner_id IS NULL) AND ((shared_with)::text = 'team'::text) AND (team_id IS NOT NULL)) OR ((owner_id IS NOT NULL) AND ((shared_with)::text = 'own'::text) AND (team_id IS NULL)))),
    CONSTRAINT tickets_cannedresponse_use_count_check CHECK ((use_count >= 0))
);
ALTER TABLE public.tickets_cannedresponse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_cannedresponse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_category (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    level smallint NOT NULL,
    path character varying(400) NOT NULL,
    case_kind character varying(20) NOT NULL,
    is_active boolean NOT NULL,
    parent_id bigint,
    team_id bigint,
    CONSTRAINT category_kind_known CHECK (((case_kind)::text = ANY ((ARRAY['recurring'::character varying, 'life_event'::character varying, 'ongoing'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT category_level_fits_parent CHECK ((((level = 1) AND (parent_id IS NULL)) OR ((level > 1) AND (parent_id IS NOT NULL)))),
    CONSTRAINT category_three_levels CHECK (((level >= 1) AND (level <= 3))),
    CONSTRAINT tickets_category_level_check CHECK ((level >= 0))
);
ALTER TABLE public.tickets_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_clock (
    id bigint NOT NULL,
    metric character varying(20) NOT NULL,
    counting character varying(20) NOT NULL,
    minutes integer NOT NULL,
    warn_minutes integer NOT NULL,
    policy_version integer NOT NULL,
    calendar_version integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    warn_at timestamp with time zone,
    paused_at timestamp with time zone,
    stopped_at timestamp with time zone,
    used_seconds integer NOT NULL,
    breached_at timestamp with time zone,
    warned_at timestamp with time zone,
    lead_warned_at timestamp with time zone,
    breach_told_at timestamp with time zone,
    breach_reason character varying(20) NOT NULL,
    breach_note character varying(300) NOT NULL,
    calendar_id bigint,
    call_back_id bigint,
    explained_by_id bigint,
    ticket_id bigint NOT NULL,
    policy_id bigint,
    lead_warn_at timestamp with time zone,
    lead_warn_minutes integer,
    CONSTRAINT clock_breach_reason_known CHECK (((breach_reason)::text = ANY ((ARRAY[''::character varying, 'many_contacts'::character varying, 'waited_for_others'::character varying, 'wrong_place'::character varying, 'overlooked'::character varying, 'complicated'::character varying, 'technical'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT clock_counting_known CHECK (((counting)::text = ANY ((ARRAY['working_time'::character varying, 'working_days'::character varying, 'hours'::character varying])::text[]))),
    CONSTRAINT clock_explains_a_breach_only CHECK ((((breach_reason)::text = ''::text) OR (breached_at IS NOT NULL))),
    CONSTRAINT clock_metric_known CHECK (((metric)::text = ANY ((ARRAY['first_response'::character varying, 'next_response'::character varying, 'resolution'::character varying, 'call_back'::character varying])::text[]))),
    CONSTRAINT tickets_clock_calendar_version_check CHECK ((calendar_version >= 0)),
    CONSTRAINT tickets_clock_lead_warn_minutes_check CHECK ((lead_warn_minutes >= 0)),
    CONSTRAINT tickets_clock_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT tickets_clock_policy_version_check CHECK ((policy_version >= 0)),
    CONSTRAINT tickets_clock_used_seconds_check CHECK ((used_seconds >= 0)),
    CONSTRAINT tickets_clock_warn_minutes_check CHECK ((warn_minutes >= 0))
);
ALTER TABLE public.tickets_clock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_clock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_clockstep (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    clock_id bigint NOT NULL,
    CONSTRAINT clock_step_kind_known CHECK (((kind)::text = ANY ((ARRAY['start'::character varying, 'pause'::character varying, 'resume'::character varying, 'stop'::character varying])::text[])))
);
ALTER TABLE public.tickets_clockstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_clockstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_completionrequest (
    id bigint NOT NULL,
    items character varying(200)[] NOT NULL,
    deadline date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    remind_at timestamp with time zone,
    ended_at timestamp with time zone,
    "end" character varying(20) NOT NULL,
    agent_id bigint,
    message_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT completion_asks_for_something CHECK ((NOT (items = '{}'::character varying(200)[]))),
    CONSTRAINT completion_ended_somehow CHECK ((((("end")::text = ''::text) AND (ended_at IS NULL)) OR ((("end")::text = ANY ((ARRAY['answered'::character varying, 'too_late'::character varying, 'taken_back'::character varying])::text[])) AND (ended_at IS NOT NULL))))
);
ALTER TABLE public.tickets_completionrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_completionrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_contactlog (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    direction character varying(3) NOT NULL,
    seconds integer NOT NULL,
    client_key character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint,
    contact_id bigint NOT NULL,
    integration_id bigint,
    CONSTRAINT contact_log_direction_known CHECK (((direction)::text = ANY ((ARRAY['in'::character varying, 'out'::character varying])::text[]))),
    CONSTRAINT contact_log_kind_known CHECK (((kind)::text = ANY ((ARRAY['call'::character varying, 'visit'::character varying, 'letter'::character varying, 'fax'::character varying, 'meeting'::character varying])::text[]))),
    CONSTRAINT contact_log_within_a_day CHECK ((seconds <= 86400)),
    CONSTRAINT tickets_contactlog_seconds_check CHECK ((seconds >= 0))
);
ALTER TABLE public.tickets_contactlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_contactlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_draft (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    body text NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    options jsonb NOT NULL,
    recipients jsonb NOT NULL
);
ALTER TABLE public.tickets_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    version integer NOT NULL,
    data jsonb NOT NULL,
    agent_id bigint,
    contact_id bigint,
    integration_id bigint,
    message_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT event_kind_known CHECK (((kind)::text = ANY ((ARRAY['created'::character varying, 'received'::character varying, 'replied'::character varying, 'acknowledged'::character varying, 'noted'::character varying, 'assigned'::character varying, 'team_changed'::character varying, 'status_changed'::character varying, 'priority_changed'::character varying, 'category_changed'::character varying, 'case_kind_changed'::character varying, 'subject_changed'::character varying, 'requester_changed'::character varying, 'tagged'::character varying, 'confidential_changed'::character varying, 'agent_named'::character varying, 'delivery_changed'::character varying, 'possibly_belongs'::character varying, 'scheduled'::character varying, 'sending_undone'::character varying, 'side_started'::character varying, 'side_received'::character varying, 'participant_added'::character varying, 'participant_removed'::character varying, 'channel_chosen'::character varying, 'mentioned'::character varying, 'merged'::character varying, 'merge_undone'::character varying, 'split'::character varying, 'linked'::character varying, 'unlinked'::character varying, 'snoozed'::character varying, 'woken'::character varying, 'handed_over'::character varying, 'macro_applied'::character varying, 'bulk_undone'::character varying, 'wrapped_up'::character varying, 'contact_logged'::character varying, 'call_back_promised'::character varying, 'call_back_done'::character varying, 'call_made'::character varying, 'call_ended'::character varying, 'message_edited'::character varying, 'message_withdrawn'::character varying, 'post_hidden'::character varying, 'post_shown'::character varying, 'post_taken_down'::character varying, 'identity_number_found'::character varying, 'promise_changed'::character varying, 'promise_warned'::character varying, 'promise_broken'::character varying, 'breach_explained'::character varying, 'routed'::character varying, 'substituted'::character varying, 'substitute_ended'::character varying, 'language_changed'::character varying, 'channel_advised'::character varying, 'automation_ran'::character varying, 'automation_failed'::character varying, 'completion_requested'::character varying, 'completion_received'::character varying, 'completion_ended'::character varying])::text[]))),
    CONSTRAINT tickets_event_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_follower (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE public.tickets_follower ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_follower_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_inbox (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    address character varying(254) NOT NULL,
    sender_name character varying(120) NOT NULL,
    is_active boolean NOT NULL,
    acknowledges boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    team_id bigint NOT NULL,
    wrap_up_required boolean DEFAULT false NOT NULL,
    CONSTRAINT inbox_kind_known CHECK (((kind)::text = ANY ((ARRAY['email'::character varying, 'webform'::character varying, 'phone'::character varying, 'sms'::character varying, 'chat'::character varying, 'facebook'::character varying, 'messenger'::character varying, 'instagram'::character varying, 'instagram_direct'::character varying, 'whatsapp'::character varying, 'mastodon'::character varying, 'bluesky'::character varying, 'x'::character varying, 'linkedin'::character varying, 'youtube'::character varying, 'mention'::character varying, 'letter'::character varying, 'visit'::character varying, 'fax'::character varying, 'eservice'::character varying, 'app'::character varying, 'api'::character varying])::text[]))),
    CONSTRAINT inbox_names_its_sender CHECK ((NOT ((sender_name)::text = ''::text)))
);
ALTER TABLE public.tickets_inbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_inbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_inboxaddress (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL
);
ALTER TABLE public.tickets_inboxaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_inboxaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_loggedquestion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    log_id bigint NOT NULL,
    message_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT tickets_loggedquestion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tickets_loggedquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_loggedquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_macro (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    steps jsonb NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint,
    team_id bigint,
    CONSTRAINT macro_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT macro_one_scope CHECK (((team_id IS NULL) OR (owner_id IS NULL)))
);
ALTER TABLE public.tickets_macro ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_macro_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_message (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    direction character varying(3) NOT NULL,
    channel character varying(20) NOT NULL,
    body text NOT NULL,
    body_html text NOT NULL,
    language character varying(5) NOT NULL,
    is_automatic boolean NOT NULL,
    delivery character varying(10) NOT NULL,
    delivery_detail character varying(300) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    delivered_at timestamp with time zone,
    recipients jsonb NOT NULL,
    message_id character varying(255) NOT NULL,
    in_reply_to character varying(255) NOT NULL,
    client_key character varying(80) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    search tsvector GENERATED ALWAYS AS (public.message_search(body)) STORED,
    agent_id bigint,
    contact_id bigint,
    integration_id bigint,
    ticket_id bigint NOT NULL,
    mail_info jsonb NOT NULL,
    held_at timestamp with time zone,
    is_scheduled boolean DEFAULT false NOT NULL,
    options jsonb DEFAULT '{}'::jsonb NOT NULL,
    send_at timestamp with time zone,
    side_id bigint,
    failure_seen_at timestamp with time zone,
    CONSTRAINT message_kind_known CHECK (((kind)::text = ANY ((ARRAY['message'::character varying, 'note'::character varying, 'side'::character varying])::text[]))),
    CONSTRAINT message_only_out_is_delivered CHECK (((((delivery)::text = ''::text) AND ((direction)::text = ''::text) AND ((kind)::text = 'note'::text)) OR (((delivery)::text = ''::text) AND ((direction)::text = 'in'::text) AND ((kind)::text = 'message'::text)) OR (((delivery)::text = ANY ((ARRAY['pending'::character varying, 'sent'::character varying, 'failed'::character varying, 'unknown'::character varying, 'undone'::character varying])::text[])) AND ((direction)::text = 'out'::text) AND ((kind)::text = ANY ((ARRAY['message'::character varying, 'side'::character varying])::text[]))))),
    CONSTRAINT message_side_has_one CHECK (((NOT ((kind)::text = 'side'::text)) OR (side_id IS NOT NULL))),
    CONSTRAINT message_side_is_not_shown CHECK (((NOT ((kind)::text = 'message'::text)) OR (side_id IS NULL)))
);
ALTER TABLE public.tickets_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_namedagent (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE public.tickets_namedagent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_namedagent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_notification (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    in_app boolean NOT NULL,
    in_browser boolean NOT NULL,
    mail_at timestamp with time zone,
    mailed_at timestamp with time zone,
    agent_id bigint NOT NULL,
    event_id bigint,
    reminder_id bigint,
    ticket_id bigint,
    bulk_id bigint,
    count integer DEFAULT 1 NOT NULL,
    ticket_ids bigint[],
    absence_id bigint,
    CONSTRAINT notification_kind_known CHECK (((kind)::text = ANY ((ARRAY['mention'::character varying, 'assignment'::character varying, 'answer'::character varying, 'side_answer'::character varying, 'woken'::character varying, 'reminder'::character varying, 'undelivered'::character varying, 'moved'::character varying, 'in_public'::character varying, 'promise'::character varying, 'substitute'::character varying, 'automation'::character varying])::text[]))),
    CONSTRAINT notification_of_one_or_many CHECK ((((bulk_id IS NULL) AND (count = 1) AND (ticket_ids IS NULL)) OR ((bulk_id IS NOT NULL) AND (count > 1) AND (event_id IS NULL) AND (reminder_id IS NULL) AND (ticket_ids IS NOT NULL)))),
    CONSTRAINT notification_of_ticket_or_absence CHECK ((((absence_id IS NULL) AND (ticket_id IS NOT NULL)) OR ((absence_id IS NOT NULL) AND (ticket_id IS NULL)))),
    CONSTRAINT tickets_notification_count_check CHECK ((count >= 0))
);
ALTER TABLE public.tickets_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_notificationchoice (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    in_app boolean NOT NULL,
    in_browser boolean NOT NULL,
    mail character varying(10) NOT NULL,
    agent_id bigint NOT NULL,
    CONSTRAINT notification_choice_kind_known CHECK (((kind)::text = ANY ((ARRAY['mention'::character varying, 'assignment'::character varying, 'answer'::character varying, 'side_answer'::character varying, 'woken'::character varying, 'reminder'::character varying, 'undelivered'::character varying, 'moved'::character varying, 'in_public'::character varying, 'promise'::character varying, 'substitute'::character varying, 'automation'::character varying])::text[]))),
    CONSTRAINT notification_choice_mail_known CHECK (((mail)::text = ANY ((ARRAY['never'::character varying, 'at_once'::character varying, 'hourly'::character varying, 'daily'::character varying])::text[])))
);
ALTER TABLE public.tickets_notificationchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_notificationchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_pace (
    id bigint NOT NULL,
    contacts smallint NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT pace_in_range CHECK (((contacts >= 1) AND (contacts <= 60))),
    CONSTRAINT tickets_pace_contacts_check CHECK ((contacts >= 0))
);
ALTER TABLE public.tickets_pace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_pace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_participant (
    id bigint NOT NULL,
    gets_replies boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE public.tickets_participant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_participant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_passed (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    absence_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    to_id bigint
);
ALTER TABLE public.tickets_passed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_passed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_queue (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    name character varying(60) NOT NULL,
    conditions jsonb NOT NULL,
    "order" character varying(20) NOT NULL,
    columns character varying(20)[] NOT NULL,
    sharing character varying(10) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    owner_id bigint,
    team_id bigint,
    CONSTRAINT queue_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT queue_shared_with_whom CHECK ((((owner_id IS NOT NULL) AND ((sharing)::text = 'own'::text) AND (team_id IS NULL)) OR ((owner_id IS NULL) AND ((sharing)::text = 'team'::text) AND (team_id IS NOT NULL)) OR ((owner_id IS NULL) AND ((sharing)::text = 'all'::text) AND (team_id IS NULL)))),
    CONSTRAINT tickets_queue_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_queue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_queue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_queueplace (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    "position" smallint NOT NULL,
    is_pinned boolean NOT NULL,
    agent_id bigint NOT NULL,
    CONSTRAINT tickets_queueplace_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tickets_queueplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_queueplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_quiethours (
    id bigint NOT NULL,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    days smallint[] NOT NULL,
    agent_id bigint NOT NULL
);
ALTER TABLE public.tickets_quiethours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_quiethours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_reminder (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    text character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    done_at timestamp with time zone,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE public.tickets_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_routingrule (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    "position" smallint NOT NULL,
    conditions jsonb NOT NULL,
    is_active boolean NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT routing_rule_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT tickets_routingrule_position_check CHECK (("position" >= 0)),
    CONSTRAINT tickets_routingrule_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_routingrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_routingrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_senderprofile (
    id bigint NOT NULL,
    reply_to character varying(10) NOT NULL,
    named_as character varying(10) NOT NULL,
    signature text NOT NULL,
    quotes boolean NOT NULL,
    logo_name character varying(120) NOT NULL,
    logo_type character varying(30) NOT NULL,
    logo_text character varying(120) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    inbox_id bigint NOT NULL,
    CONSTRAINT sender_named_as_known CHECK (((named_as)::text = ANY ((ARRAY['full'::character varying, 'first'::character varying, 'team'::character varying])::text[]))),
    CONSTRAINT sender_reply_to_known CHECK (((reply_to)::text = ANY ((ARRAY['token'::character varying, 'plain'::character varying])::text[])))
);
ALTER TABLE public.tickets_senderprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_senderprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_shift (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    start smallint NOT NULL,
    "end" smallint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    agent_id bigint NOT NULL,
    CONSTRAINT shift_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until >= valid_from))),
    CONSTRAINT shift_on_a_weekday CHECK ((weekday <= 6)),
    CONSTRAINT shift_within_a_day CHECK ((("end" > start) AND ("end" <= 1440))),
    CONSTRAINT tickets_shift_end_check CHECK (("end" >= 0)),
    CONSTRAINT tickets_shift_start_check CHECK ((start >= 0)),
    CONSTRAINT tickets_shift_weekday_check CHECK ((weekday >= 0))
);
ALTER TABLE public.tickets_shift ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_shift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_sideconversation (
    id bigint NOT NULL,
    subject character varying(250) NOT NULL,
    addresses jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint,
    integration_id bigint,
    ticket_id bigint NOT NULL
);
ALTER TABLE public.tickets_sideconversation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_sideconversation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_slapolicy (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    "position" smallint NOT NULL,
    conditions jsonb NOT NULL,
    is_active boolean NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    calendar_id bigint,
    CONSTRAINT sla_policy_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT tickets_slapolicy_position_check CHECK (("position" >= 0)),
    CONSTRAINT tickets_slapolicy_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_slapolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_slapolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_slatarget (
    id bigint NOT NULL,
    metric character varying(20) NOT NULL,
    counting character varying(20) NOT NULL,
    minutes integer NOT NULL,
    warn_minutes integer NOT NULL,
    policy_id bigint NOT NULL,
    lead_warn_minutes integer,
    CONSTRAINT sla_target_counting_known CHECK (((counting)::text = ANY ((ARRAY['working_time'::character varying, 'working_days'::character varying, 'hours'::character varying])::text[]))),
    CONSTRAINT sla_target_metric_known CHECK (((metric)::text = ANY ((ARRAY['first_response'::character varying, 'next_response'::character varying, 'resolution'::character varying])::text[]))),
    CONSTRAINT sla_target_warns_before_the_end CHECK ((((minutes >= 1) AND (minutes <= 527040)) AND (warn_minutes < minutes))),
    CONSTRAINT sla_target_warns_leads_in_time CHECK (((lead_warn_minutes IS NULL) OR (lead_warn_minutes < minutes))),
    CONSTRAINT tickets_slatarget_lead_warn_minutes_check CHECK ((lead_warn_minutes >= 0)),
    CONSTRAINT tickets_slatarget_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT tickets_slatarget_warn_minutes_check CHECK ((warn_minutes >= 0))
);
ALTER TABLE public.tickets_slatarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_slatarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_suggestion (
    id bigint NOT NULL,
    confidence double precision NOT NULL,
    words character varying(40)[] NOT NULL,
    others jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    dismissed_at timestamp with time zone,
    category_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    model_id bigint,
    CONSTRAINT suggestion_confidence_in_range CHECK (((confidence >= (0.0)::double precision) AND (confidence <= (1.0)::double precision)))
);
ALTER TABLE public.tickets_suggestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_suggestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_suggestionsetting (
    id bigint NOT NULL,
    is_only boolean NOT NULL,
    from_confidence double precision,
    CONSTRAINT suggestion_setting_is_one CHECK (is_only),
    CONSTRAINT suggestion_setting_is_sure CHECK (((from_confidence IS NULL) OR ((from_confidence >= (0.5)::double precision) AND (from_confidence <= (1.0)::double precision))))
);
ALTER TABLE public.tickets_suggestionsetting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_suggestionsetting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_teamway (
    id bigint NOT NULL,
    way character varying(20) NOT NULL,
    since timestamp with time zone NOT NULL,
    last_agent_id bigint,
    team_id bigint NOT NULL,
    CONSTRAINT team_way_known CHECK (((way)::text = ANY ((ARRAY['manual'::character varying, 'round_robin'::character varying, 'load'::character varying])::text[])))
);
ALTER TABLE public.tickets_teamway ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_teamway_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_textmodel (
    id bigint NOT NULL,
    trained_at timestamp with time zone NOT NULL,
    weights jsonb NOT NULL,
    tickets integer NOT NULL,
    held_out integer NOT NULL,
    measured jsonb NOT NULL,
    CONSTRAINT tickets_textmodel_held_out_check CHECK ((held_out >= 0)),
    CONSTRAINT tickets_textmodel_tickets_check CHECK ((tickets >= 0))
);
ALTER TABLE public.tickets_textmodel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_textmodel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_ticket (
    id bigint NOT NULL,
    number bigint DEFAULT nextval('public.ticket_number'::regclass) NOT NULL,
    subject character varying(250) NOT NULL,
    status character varying(10) NOT NULL,
    priority smallint NOT NULL,
    case_kind character varying(20) NOT NULL,
    tags character varying(40)[] NOT NULL,
    channel character varying(20) NOT NULL,
    is_confidential boolean NOT NULL,
    preview character varying(160) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    first_answered_at timestamp with time zone,
    solved_at timestamp with time zone,
    closed_at timestamp with time zone,
    search tsvector GENERATED ALWAYS AS (public.ticket_search((subject)::text, tags, number)) STORED,
    assignee_id bigint,
    category_id bigint,
    inbox_id bigint NOT NULL,
    requester_id bigint NOT NULL,
    team_id bigint NOT NULL,
    merged_into_id bigint,
    snoozed_until timestamp with time zone,
    heard_version integer DEFAULT 1 NOT NULL,
    waiting_since timestamp with time zone,
    due_at timestamp with time zone,
    language character varying(5) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT ticket_case_kind_known CHECK (((case_kind)::text = ANY ((ARRAY['recurring'::character varying, 'life_event'::character varying, 'ongoing'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT ticket_channel_known CHECK (((channel)::text = ANY ((ARRAY['email'::character varying, 'webform'::character varying, 'phone'::character varying, 'sms'::character varying, 'chat'::character varying, 'facebook'::character varying, 'messenger'::character varying, 'instagram'::character varying, 'instagram_direct'::character varying, 'whatsapp'::character varying, 'mastodon'::character varying, 'bluesky'::character varying, 'x'::character varying, 'linkedin'::character varying, 'youtube'::character varying, 'mention'::character varying, 'letter'::character varying, 'visit'::character varying, 'fax'::character varying, 'eservice'::character varying, 'app'::character varying, 'api'::character varying])::text[]))),
    CONSTRAINT ticket_closed_when CHECK (((NOT ((status)::text = 'closed'::text)) OR (closed_at IS NOT NULL))),
    CONSTRAINT ticket_has_subject CHECK ((NOT ((subject)::text = ''::text))),
    CONSTRAINT ticket_merged_is_closed CHECK (((merged_into_id IS NULL) OR ((status)::text = 'closed'::text))),
    CONSTRAINT ticket_new_is_unanswered CHECK (((NOT ((status)::text = 'new'::text)) OR (first_answered_at IS NULL))),
    CONSTRAINT ticket_not_in_itself CHECK (((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))) OR (merged_into_id IS NULL))),
    CONSTRAINT ticket_priority_known CHECK ((priority = ANY (ARRAY[10, 20, 30, 40]))),
    CONSTRAINT ticket_snoozed_is_unfinished CHECK (((snoozed_until IS NULL) OR ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[])))),
    CONSTRAINT ticket_solved_when CHECK (((NOT ((status)::text = ANY ((ARRAY['solved'::character varying, 'closed'::character varying])::text[]))) OR (solved_at IS NOT NULL))),
    CONSTRAINT ticket_status_known CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying, 'solved'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT tickets_ticket_heard_version_check CHECK ((heard_version >= 0)),
    CONSTRAINT tickets_ticket_priority_check CHECK ((priority >= 0)),
    CONSTRAINT tickets_ticket_version_check CHECK ((version >= 0))
);
ALTER TABLE public.tickets_ticket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_ticket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_ticketlink (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    agent_id bigint,
    integration_id bigint,
    other_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT link_kind_known CHECK (((kind)::text = ANY ((ARRAY['related'::character varying, 'duplicate_of'::character varying, 'part_of'::character varying])::text[]))),
    CONSTRAINT link_not_to_itself CHECK ((NOT (ticket_id = other_id))),
    CONSTRAINT link_related_one_way CHECK (((NOT ((kind)::text = 'related'::text)) OR (ticket_id < other_id)))
);
ALTER TABLE public.tickets_ticketlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_ticketlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_ticketread (
    id bigint NOT NULL,
    seen_version integer NOT NULL,
    read_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT tickets_ticketread_seen_version_check CHECK ((seen_version >= 0))
);
ALTER TABLE public.tickets_ticketread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_ticketread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_upload (
    id uuid NOT NULL,
    name character varying(255) NOT NULL,
    storage_name character varying(120) NOT NULL,
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    integration_id bigint NOT NULL,
    CONSTRAINT tickets_upload_size_check CHECK ((size >= 0))
);
CREATE TABLE public.tickets_webhook (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    url character varying(500) NOT NULL,
    secret text NOT NULL,
    fields character varying(20)[] NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT webhook_has_name_and_url CHECK (((NOT ((name)::text = ''::text)) AND (NOT ((url)::text = ''::text))))
);
ALTER TABLE public.tickets_webhook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_webhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_webhookcall (
    id bigint NOT NULL,
    automation_version integer NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    status smallint,
    detail character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    automation_id bigint,
    ticket_id bigint NOT NULL,
    webhook_id bigint NOT NULL,
    CONSTRAINT tickets_webhookcall_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT tickets_webhookcall_automation_version_check CHECK ((automation_version >= 0)),
    CONSTRAINT tickets_webhookcall_status_check CHECK ((status >= 0)),
    CONSTRAINT webhook_call_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'sent'::character varying, 'failed'::character varying])::text[])))
);
ALTER TABLE public.tickets_webhookcall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_webhookcall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tickets_wrapup (
    id bigint NOT NULL,
    solved_at timestamp with time zone NOT NULL,
    outcome character varying(20) NOT NULL,
    knowledge character varying(10) NOT NULL,
    demand character varying(10) NOT NULL,
    cause character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    agent_id bigint,
    category_id bigint,
    integration_id bigint,
    team_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT wrap_up_cause_of_failure_only CHECK (((((cause)::text = ''::text) AND ((demand)::text = 'value'::text)) OR (((cause)::text = ANY ((ARRAY['missing_info'::character varying, 'unclear_info'::character varying, 'broken_eservice'::character varying, 'no_feedback'::character varying, 'our_error'::character varying])::text[])) AND ((demand)::text = 'failure'::text)))),
    CONSTRAINT wrap_up_knowledge_known CHECK (((knowledge)::text = ANY ((ARRAY['yes'::character varying, 'no'::character varying, 'wrong'::character varying])::text[]))),
    CONSTRAINT wrap_up_outcome_known CHECK (((outcome)::text = ANY ((ARRAY['answered'::character varying, 'handed_over'::character varying, 'referred'::character varying, 'no_answer_needed'::character varying])::text[])))
);
ALTER TABLE public.tickets_wrapup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tickets_wrapup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.auth_permission VALUES (1, 'Can add chat session', 1, 'add_chatsession');
INSERT INTO public.auth_permission VALUES (2, 'Can change chat session', 1, 'change_chatsession');
INSERT INTO public.auth_permission VALUES (3, 'Can delete chat session', 1, 'delete_chatsession');
INSERT INTO public.auth_permission VALUES (4, 'Can view chat session', 1, 'view_chatsession');
INSERT INTO public.auth_permission VALUES (5, 'Can add chat helper', 2, 'add_chathelper');
INSERT INTO public.auth_permission VALUES (6, 'Can change chat helper', 2, 'change_chathelper');
INSERT INTO public.auth_permission VALUES (7, 'Can delete chat helper', 2, 'delete_chathelper');
INSERT INTO public.auth_permission VALUES (8, 'Can view chat helper', 2, 'view_chathelper');
INSERT INTO public.auth_permission VALUES (9, 'Can add chat entry', 3, 'add_chatentry');
INSERT INTO public.auth_permission VALUES (10, 'Can change chat entry', 3, 'change_chatentry');
INSERT INTO public.auth_permission VALUES (11, 'Can delete chat entry', 3, 'delete_chatentry');
INSERT INTO public.auth_permission VALUES (12, 'Can view chat entry', 3, 'view_chatentry');
INSERT INTO public.auth_permission VALUES (13, 'Can add chat block', 4, 'add_chatblock');
INSERT INTO public.auth_permission VALUES (14, 'Can change chat block', 4, 'change_chatblock');
INSERT INTO public.auth_permission VALUES (15, 'Can delete chat block', 4, 'delete_chatblock');
INSERT INTO public.auth_permission VALUES (16, 'Can view chat block', 4, 'view_chatblock');
INSERT INTO public.auth_permission VALUES (17, 'Can add chat setup', 5, 'add_chatsetup');
INSERT INTO public.auth_permission VALUES (18, 'Can change chat setup', 5, 'change_chatsetup');
INSERT INTO public.auth_permission VALUES (19, 'Can delete chat setup', 5, 'delete_chatsetup');
INSERT INTO public.auth_permission VALUES (20, 'Can view chat setup', 5, 'view_chatsetup');
INSERT INTO public.auth_permission VALUES (21, 'Can add chat site', 6, 'add_chatsite');
INSERT INTO public.auth_permission VALUES (22, 'Can change chat site', 6, 'change_chatsite');
INSERT INTO public.auth_permission VALUES (23, 'Can delete chat site', 6, 'delete_chatsite');
INSERT INTO public.auth_permission VALUES (24, 'Can view chat site', 6, 'view_chatsite');
INSERT INTO public.auth_permission VALUES (25, 'Can add chat skill', 7, 'add_chatskill');
INSERT INTO public.auth_permission VALUES (26, 'Can change chat skill', 7, 'change_chatskill');
INSERT INTO public.auth_permission VALUES (27, 'Can delete chat skill', 7, 'delete_chatskill');
INSERT INTO public.auth_permission VALUES (28, 'Can view chat skill', 7, 'view_chatskill');
INSERT INTO public.auth_permission VALUES (29, 'Can add availability', 8, 'add_availability');
INSERT INTO public.auth_permission VALUES (30, 'Can change availability', 8, 'change_availability');
INSERT INTO public.auth_permission VALUES (31, 'Can delete availability', 8, 'delete_availability');
INSERT INTO public.auth_permission VALUES (32, 'Can view availability', 8, 'view_availability');
INSERT INTO public.auth_permission VALUES (33, 'Can add form', 9, 'add_form');
INSERT INTO public.auth_permission VALUES (34, 'Can change form', 9, 'change_form');
INSERT INTO public.auth_permission VALUES (35, 'Can delete form', 9, 'delete_form');
INSERT INTO public.auth_permission VALUES (36, 'Can view form', 9, 'view_form');
INSERT INTO public.auth_permission VALUES (37, 'Can add form field', 10, 'add_formfield');
INSERT INTO public.auth_permission VALUES (38, 'Can change form field', 10, 'change_formfield');
INSERT INTO public.auth_permission VALUES (39, 'Can delete form field', 10, 'delete_formfield');
INSERT INTO public.auth_permission VALUES (40, 'Can view form field', 10, 'view_formfield');
INSERT INTO public.auth_permission VALUES (41, 'Can add kept mail', 11, 'add_keptmail');
INSERT INTO public.auth_permission VALUES (42, 'Can change kept mail', 11, 'change_keptmail');
INSERT INTO public.auth_permission VALUES (43, 'Can delete kept mail', 11, 'delete_keptmail');
INSERT INTO public.auth_permission VALUES (44, 'Can view kept mail', 11, 'view_keptmail');
INSERT INTO public.auth_permission VALUES (45, 'Can add outbound attempt', 12, 'add_outboundattempt');
INSERT INTO public.auth_permission VALUES (46, 'Can change outbound attempt', 12, 'change_outboundattempt');
INSERT INTO public.auth_permission VALUES (47, 'Can delete outbound attempt', 12, 'delete_outboundattempt');
INSERT INTO public.auth_permission VALUES (48, 'Can view outbound attempt', 12, 'view_outboundattempt');
INSERT INTO public.auth_permission VALUES (49, 'Can add raw inbound', 13, 'add_rawinbound');
INSERT INTO public.auth_permission VALUES (50, 'Can change raw inbound', 13, 'change_rawinbound');
INSERT INTO public.auth_permission VALUES (51, 'Can delete raw inbound', 13, 'delete_rawinbound');
INSERT INTO public.auth_permission VALUES (52, 'Can view raw inbound', 13, 'view_rawinbound');
INSERT INTO public.auth_permission VALUES (53, 'Can add staged upload', 14, 'add_stagedupload');
INSERT INTO public.auth_permission VALUES (54, 'Can change staged upload', 14, 'change_stagedupload');
INSERT INTO public.auth_permission VALUES (55, 'Can delete staged upload', 14, 'delete_stagedupload');
INSERT INTO public.auth_permission VALUES (56, 'Can view staged upload', 14, 'view_stagedupload');
INSERT INTO public.auth_permission VALUES (57, 'Can add mail account', 15, 'add_mailaccount');
INSERT INTO public.auth_permission VALUES (58, 'Can change mail account', 15, 'change_mailaccount');
INSERT INTO public.auth_permission VALUES (59, 'Can delete mail account', 15, 'delete_mailaccount');
INSERT INTO public.auth_permission VALUES (60, 'Can view mail account', 15, 'view_mailaccount');
INSERT INTO public.auth_permission VALUES (61, 'Can add fetched mail', 16, 'add_fetchedmail');
INSERT INTO public.auth_permission VALUES (62, 'Can change fetched mail', 16, 'change_fetchedmail');
INSERT INTO public.auth_permission VALUES (63, 'Can delete fetched mail', 16, 'delete_fetchedmail');
INSERT INTO public.auth_permission VALUES (64, 'Can view fetched mail', 16, 'view_fetchedmail');
INSERT INTO public.auth_permission VALUES (65, 'Can add alarm', 17, 'add_alarm');
INSERT INTO public.auth_permission VALUES (66, 'Can change alarm', 17, 'change_alarm');
INSERT INTO public.auth_permission VALUES (67, 'Can delete alarm', 17, 'delete_alarm');
INSERT INTO public.auth_permission VALUES (68, 'Can view alarm', 17, 'view_alarm');
INSERT INTO public.auth_permission VALUES (69, 'Can add mail expectation', 18, 'add_mailexpectation');
INSERT INTO public.auth_permission VALUES (70, 'Can change mail expectation', 18, 'change_mailexpectation');
INSERT INTO public.auth_permission VALUES (71, 'Can delete mail expectation', 18, 'delete_mailexpectation');
INSERT INTO public.auth_permission VALUES (72, 'Can view mail expectation', 18, 'view_mailexpectation');
INSERT INTO public.auth_permission VALUES (73, 'Can add mail server', 19, 'add_mailserver');
INSERT INTO public.auth_permission VALUES (74, 'Can change mail server', 19, 'change_mailserver');
INSERT INTO public.auth_permission VALUES (75, 'Can delete mail server', 19, 'delete_mailserver');
INSERT INTO public.auth_permission VALUES (76, 'Can view mail server', 19, 'view_mailserver');
INSERT INTO public.auth_permission VALUES (77, 'Can add o auth client', 20, 'add_oauthclient');
INSERT INTO public.auth_permission VALUES (78, 'Can change o auth client', 20, 'change_oauthclient');
INSERT INTO public.auth_permission VALUES (79, 'Can delete o auth client', 20, 'delete_oauthclient');
INSERT INTO public.auth_permission VALUES (80, 'Can view o auth client', 20, 'view_oauthclient');
INSERT INTO public.auth_permission VALUES (81, 'Can add o auth grant', 21, 'add_oauthgrant');
INSERT INTO public.auth_permission VALUES (82, 'Can change o auth grant', 21, 'change_oauthgrant');
INSERT INTO public.auth_permission VALUES (83, 'Can delete o auth grant', 21, 'delete_oauthgrant');
INSERT INTO public.auth_permission VALUES (84, 'Can view o auth grant', 21, 'view_oauthgrant');
INSERT INTO public.auth_permission VALUES (85, 'Can add remote image', 22, 'add_remoteimage');
INSERT INTO public.auth_permission VALUES (86, 'Can change remote image', 22, 'change_remoteimage');
INSERT INTO public.auth_permission VALUES (87, 'Can delete remote image', 22, 'delete_remoteimage');
INSERT INTO public.auth_permission VALUES (88, 'Can view remote image', 22, 'view_remoteimage');
INSERT INTO public.auth_permission VALUES (89, 'Can add sms stop', 23, 'add_smsstop');
INSERT INTO public.auth_permission VALUES (90, 'Can change sms stop', 23, 'change_smsstop');
INSERT INTO public.auth_permission VALUES (91, 'Can delete sms stop', 23, 'delete_smsstop');
INSERT INTO public.auth_permission VALUES (92, 'Can view sms stop', 23, 'view_smsstop');
INSERT INTO public.auth_permission VALUES (93, 'Can add sms account', 24, 'add_smsaccount');
INSERT INTO public.auth_permission VALUES (94, 'Can change sms account', 24, 'change_smsaccount');
INSERT INTO public.auth_permission VALUES (95, 'Can delete sms account', 24, 'delete_smsaccount');
INSERT INTO public.auth_permission VALUES (96, 'Can view sms account', 24, 'view_smsaccount');
INSERT INTO public.auth_permission VALUES (97, 'Can add sms sent', 25, 'add_smssent');
INSERT INTO public.auth_permission VALUES (98, 'Can change sms sent', 25, 'change_smssent');
INSERT INTO public.auth_permission VALUES (99, 'Can delete sms sent', 25, 'delete_smssent');
INSERT INTO public.auth_permission VALUES (100, 'Can view sms sent', 25, 'view_smssent');
INSERT INTO public.auth_permission VALUES (101, 'Can add door account', 26, 'add_dooraccount');
INSERT INTO public.auth_permission VALUES (102, 'Can change door account', 26, 'change_dooraccount');
INSERT INTO public.auth_permission VALUES (103, 'Can delete door account', 26, 'delete_dooraccount');
INSERT INTO public.auth_permission VALUES (104, 'Can view door account', 26, 'view_dooraccount');
INSERT INTO public.auth_permission VALUES (105, 'Can add hook delivery', 27, 'add_hookdelivery');
INSERT INTO public.auth_permission VALUES (106, 'Can change hook delivery', 27, 'change_hookdelivery');
INSERT INTO public.auth_permission VALUES (107, 'Can delete hook delivery', 27, 'delete_hookdelivery');
INSERT INTO public.auth_permission VALUES (108, 'Can view hook delivery', 27, 'view_hookdelivery');
INSERT INTO public.auth_permission VALUES (109, 'Can add social deed', 28, 'add_socialdeed');
INSERT INTO public.auth_permission VALUES (110, 'Can change social deed', 28, 'change_socialdeed');
INSERT INTO public.auth_permission VALUES (111, 'Can delete social deed', 28, 'delete_socialdeed');
INSERT INTO public.auth_permission VALUES (112, 'Can view social deed', 28, 'view_socialdeed');
INSERT INTO public.auth_permission VALUES (113, 'Can add social item', 29, 'add_socialitem');
INSERT INTO public.auth_permission VALUES (114, 'Can change social item', 29, 'change_socialitem');
INSERT INTO public.auth_permission VALUES (115, 'Can delete social item', 29, 'delete_socialitem');
INSERT INTO public.auth_permission VALUES (116, 'Can view social item', 29, 'view_socialitem');
INSERT INTO public.auth_permission VALUES (117, 'Can add social version', 30, 'add_socialversion');
INSERT INTO public.auth_permission VALUES (118, 'Can change social version', 30, 'change_socialversion');
INSERT INTO public.auth_permission VALUES (119, 'Can delete social version', 30, 'delete_socialversion');
INSERT INTO public.auth_permission VALUES (120, 'Can view social version', 30, 'view_socialversion');
INSERT INTO public.auth_permission VALUES (121, 'Can add vendor app', 31, 'add_vendorapp');
INSERT INTO public.auth_permission VALUES (122, 'Can change vendor app', 31, 'change_vendorapp');
INSERT INTO public.auth_permission VALUES (123, 'Can delete vendor app', 31, 'delete_vendorapp');
INSERT INTO public.auth_permission VALUES (124, 'Can view vendor app', 31, 'view_vendorapp');
INSERT INTO public.auth_permission VALUES (125, 'Can add remote file', 32, 'add_remotefile');
INSERT INTO public.auth_permission VALUES (126, 'Can change remote file', 32, 'change_remotefile');
INSERT INTO public.auth_permission VALUES (127, 'Can delete remote file', 32, 'delete_remotefile');
INSERT INTO public.auth_permission VALUES (128, 'Can view remote file', 32, 'view_remotefile');
INSERT INTO public.auth_permission VALUES (129, 'Can add mention feed', 33, 'add_mentionfeed');
INSERT INTO public.auth_permission VALUES (130, 'Can change mention feed', 33, 'change_mentionfeed');
INSERT INTO public.auth_permission VALUES (131, 'Can delete mention feed', 33, 'delete_mentionfeed');
INSERT INTO public.auth_permission VALUES (132, 'Can view mention feed', 33, 'view_mentionfeed');
INSERT INTO public.auth_permission VALUES (133, 'Can add mention', 34, 'add_mention');
INSERT INTO public.auth_permission VALUES (134, 'Can change mention', 34, 'change_mention');
INSERT INTO public.auth_permission VALUES (135, 'Can delete mention', 34, 'delete_mention');
INSERT INTO public.auth_permission VALUES (136, 'Can view mention', 34, 'view_mention');
INSERT INTO public.auth_permission VALUES (137, 'Can add scan', 35, 'add_scan');
INSERT INTO public.auth_permission VALUES (138, 'Can change scan', 35, 'change_scan');
INSERT INTO public.auth_permission VALUES (139, 'Can delete scan', 35, 'delete_scan');
INSERT INTO public.auth_permission VALUES (140, 'Can view scan', 35, 'view_scan');
INSERT INTO public.auth_permission VALUES (141, 'Can add scan folder', 36, 'add_scanfolder');
INSERT INTO public.auth_permission VALUES (142, 'Can change scan folder', 36, 'change_scanfolder');
INSERT INTO public.auth_permission VALUES (143, 'Can delete scan folder', 36, 'delete_scanfolder');
INSERT INTO public.auth_permission VALUES (144, 'Can view scan folder', 36, 'view_scanfolder');
INSERT INTO public.auth_permission VALUES (145, 'Can add scan page', 37, 'add_scanpage');
INSERT INTO public.auth_permission VALUES (146, 'Can change scan page', 37, 'change_scanpage');
INSERT INTO public.auth_permission VALUES (147, 'Can delete scan page', 37, 'delete_scanpage');
INSERT INTO public.auth_permission VALUES (148, 'Can view scan page', 37, 'view_scanpage');
INSERT INTO public.auth_permission VALUES (149, 'Can add call', 38, 'add_call');
INSERT INTO public.auth_permission VALUES (150, 'Can change call', 38, 'change_call');
INSERT INTO public.auth_permission VALUES (151, 'Can delete call', 38, 'delete_call');
INSERT INTO public.auth_permission VALUES (152, 'Can view call', 38, 'view_call');
INSERT INTO public.auth_permission VALUES (153, 'Can add phone seat', 39, 'add_phoneseat');
INSERT INTO public.auth_permission VALUES (154, 'Can change phone seat', 39, 'change_phoneseat');
INSERT INTO public.auth_permission VALUES (155, 'Can delete phone seat', 39, 'delete_phoneseat');
INSERT INTO public.auth_permission VALUES (156, 'Can view phone seat', 39, 'view_phoneseat');
INSERT INTO public.auth_permission VALUES (157, 'Can add whats app template', 40, 'add_whatsapptemplate');
INSERT INTO public.auth_permission VALUES (158, 'Can change whats app template', 40, 'change_whatsapptemplate');
INSERT INTO public.auth_permission VALUES (159, 'Can delete whats app template', 40, 'delete_whatsapptemplate');
INSERT INTO public.auth_permission VALUES (160, 'Can view whats app template', 40, 'view_whatsapptemplate');
INSERT INTO public.auth_permission VALUES (161, 'Can add channel entry', 41, 'add_channelentry');
INSERT INTO public.auth_permission VALUES (162, 'Can change channel entry', 41, 'change_channelentry');
INSERT INTO public.auth_permission VALUES (163, 'Can delete channel entry', 41, 'delete_channelentry');
INSERT INTO public.auth_permission VALUES (164, 'Can view channel entry', 41, 'view_channelentry');
INSERT INTO public.auth_permission VALUES (165, 'Can add entry step', 42, 'add_entrystep');
INSERT INTO public.auth_permission VALUES (166, 'Can change entry step', 42, 'change_entrystep');
INSERT INTO public.auth_permission VALUES (167, 'Can delete entry step', 42, 'delete_entrystep');
INSERT INTO public.auth_permission VALUES (168, 'Can view entry step', 42, 'view_entrystep');
INSERT INTO public.auth_permission VALUES (169, 'Can add informed', 43, 'add_informed');
INSERT INTO public.auth_permission VALUES (170, 'Can change informed', 43, 'change_informed');
INSERT INTO public.auth_permission VALUES (171, 'Can delete informed', 43, 'delete_informed');
INSERT INTO public.auth_permission VALUES (172, 'Can view informed', 43, 'view_informed');
INSERT INTO public.auth_permission VALUES (173, 'Can add look', 44, 'add_look');
INSERT INTO public.auth_permission VALUES (174, 'Can change look', 44, 'change_look');
INSERT INTO public.auth_permission VALUES (175, 'Can delete look', 44, 'delete_look');
INSERT INTO public.auth_permission VALUES (176, 'Can view look', 44, 'view_look');
INSERT INTO public.auth_permission VALUES (177, 'Can add social archive', 45, 'add_socialarchive');
INSERT INTO public.auth_permission VALUES (178, 'Can change social archive', 45, 'change_socialarchive');
INSERT INTO public.auth_permission VALUES (179, 'Can delete social archive', 45, 'delete_socialarchive');
INSERT INTO public.auth_permission VALUES (180, 'Can view social archive', 45, 'view_socialarchive');
INSERT INTO public.auth_permission VALUES (181, 'Can add life event', 46, 'add_lifeevent');
INSERT INTO public.auth_permission VALUES (182, 'Can change life event', 46, 'change_lifeevent');
INSERT INTO public.auth_permission VALUES (183, 'Can delete life event', 46, 'delete_lifeevent');
INSERT INTO public.auth_permission VALUES (184, 'Can view life event', 46, 'view_lifeevent');
INSERT INTO public.auth_permission VALUES (185, 'Can add category', 47, 'add_category');
INSERT INTO public.auth_permission VALUES (186, 'Can change category', 47, 'change_category');
INSERT INTO public.auth_permission VALUES (187, 'Can delete category', 47, 'delete_category');
INSERT INTO public.auth_permission VALUES (188, 'Can view category', 47, 'view_category');
INSERT INTO public.auth_permission VALUES (189, 'Can add article', 48, 'add_article');
INSERT INTO public.auth_permission VALUES (190, 'Can change article', 48, 'change_article');
INSERT INTO public.auth_permission VALUES (191, 'Can delete article', 48, 'delete_article');
INSERT INTO public.auth_permission VALUES (192, 'Can view article', 48, 'view_article');
INSERT INTO public.auth_permission VALUES (193, 'Can add revision', 49, 'add_revision');
INSERT INTO public.auth_permission VALUES (194, 'Can change revision', 49, 'change_revision');
INSERT INTO public.auth_permission VALUES (195, 'Can delete revision', 49, 'delete_revision');
INSERT INTO public.auth_permission VALUES (196, 'Can view revision', 49, 'view_revision');
INSERT INTO public.auth_permission VALUES (197, 'Can add flag', 50, 'add_flag');
INSERT INTO public.auth_permission VALUES (198, 'Can change flag', 50, 'change_flag');
INSERT INTO public.auth_permission VALUES (199, 'Can delete flag', 50, 'delete_flag');
INSERT INTO public.auth_permission VALUES (200, 'Can view flag', 50, 'view_flag');
INSERT INTO public.auth_permission VALUES (201, 'Can add searches of day', 51, 'add_searchesofday');
INSERT INTO public.auth_permission VALUES (202, 'Can change searches of day', 51, 'change_searchesofday');
INSERT INTO public.auth_permission VALUES (203, 'Can delete searches of day', 51, 'delete_searchesofday');
INSERT INTO public.auth_permission VALUES (204, 'Can view searches of day', 51, 'view_searchesofday');
INSERT INTO public.auth_permission VALUES (205, 'Can add translation', 52, 'add_translation');
INSERT INTO public.auth_permission VALUES (206, 'Can change translation', 52, 'change_translation');
INSERT INTO public.auth_permission VALUES (207, 'Can delete translation', 52, 'delete_translation');
INSERT INTO public.auth_permission VALUES (208, 'Can view translation', 52, 'view_translation');
INSERT INTO public.auth_permission VALUES (209, 'Can add spared contact', 53, 'add_sparedcontact');
INSERT INTO public.auth_permission VALUES (210, 'Can change spared contact', 53, 'change_sparedcontact');
INSERT INTO public.auth_permission VALUES (211, 'Can delete spared contact', 53, 'delete_sparedcontact');
INSERT INTO public.auth_permission VALUES (212, 'Can view spared contact', 53, 'view_sparedcontact');
INSERT INTO public.auth_permission VALUES (213, 'Can add slug redirect', 54, 'add_slugredirect');
INSERT INTO public.auth_permission VALUES (214, 'Can change slug redirect', 54, 'change_slugredirect');
INSERT INTO public.auth_permission VALUES (215, 'Can delete slug redirect', 54, 'delete_slugredirect');
INSERT INTO public.auth_permission VALUES (216, 'Can view slug redirect', 54, 'view_slugredirect');
INSERT INTO public.auth_permission VALUES (217, 'Can add settled search', 55, 'add_settledsearch');
INSERT INTO public.auth_permission VALUES (218, 'Can change settled search', 55, 'change_settledsearch');
INSERT INTO public.auth_permission VALUES (219, 'Can delete settled search', 55, 'delete_settledsearch');
INSERT INTO public.auth_permission VALUES (220, 'Can view settled search', 55, 'view_settledsearch');
INSERT INTO public.auth_permission VALUES (221, 'Can add rendering', 56, 'add_rendering');
INSERT INTO public.auth_permission VALUES (222, 'Can change rendering', 56, 'change_rendering');
INSERT INTO public.auth_permission VALUES (223, 'Can delete rendering', 56, 'delete_rendering');
INSERT INTO public.auth_permission VALUES (224, 'Can view rendering', 56, 'view_rendering');
INSERT INTO public.auth_permission VALUES (225, 'Can add remark', 57, 'add_remark');
INSERT INTO public.auth_permission VALUES (226, 'Can change remark', 57, 'change_remark');
INSERT INTO public.auth_permission VALUES (227, 'Can delete remark', 57, 'delete_remark');
INSERT INTO public.auth_permission VALUES (228, 'Can view remark', 57, 'view_remark');
INSERT INTO public.auth_permission VALUES (229, 'Can add feedback', 58, 'add_feedback');
INSERT INTO public.auth_permission VALUES (230, 'Can change feedback', 58, 'change_feedback');
INSERT INTO public.auth_permission VALUES (231, 'Can delete feedback', 58, 'delete_feedback');
INSERT INTO public.auth_permission VALUES (232, 'Can view feedback', 58, 'view_feedback');
INSERT INTO public.auth_permission VALUES (233, 'Can add editing', 59, 'add_editing');
INSERT INTO public.auth_permission VALUES (234, 'Can change editing', 59, 'change_editing');
INSERT INTO public.auth_permission VALUES (235, 'Can delete editing', 59, 'delete_editing');
INSERT INTO public.auth_permission VALUES (236, 'Can view editing', 59, 'view_editing');
INSERT INTO public.auth_permission VALUES (237, 'Can add article use', 60, 'add_articleuse');
INSERT INTO public.auth_permission VALUES (238, 'Can change article use', 60, 'change_articleuse');
INSERT INTO public.auth_permission VALUES (239, 'Can delete article use', 60, 'delete_articleuse');
INSERT INTO public.auth_permission VALUES (240, 'Can view article use', 60, 'view_articleuse');
INSERT INTO public.auth_permission VALUES (241, 'Can add article event', 61, 'add_articleevent');
INSERT INTO public.auth_permission VALUES (242, 'Can change article event', 61, 'change_articleevent');
INSERT INTO public.auth_permission VALUES (243, 'Can delete article event', 61, 'delete_articleevent');
INSERT INTO public.auth_permission VALUES (244, 'Can view article event', 61, 'view_articleevent');
INSERT INTO public.auth_permission VALUES (245, 'Can add views of day', 62, 'add_viewsofday');
INSERT INTO public.auth_permission VALUES (246, 'Can change views of day', 62, 'change_viewsofday');
INSERT INTO public.auth_permission VALUES (247, 'Can delete views of day', 62, 'delete_viewsofday');
INSERT INTO public.auth_permission VALUES (248, 'Can view views of day', 62, 'view_viewsofday');
INSERT INTO public.auth_permission VALUES (249, 'Can add article file', 63, 'add_articlefile');
INSERT INTO public.auth_permission VALUES (250, 'Can change article file', 63, 'change_articlefile');
INSERT INTO public.auth_permission VALUES (251, 'Can delete article file', 63, 'delete_articlefile');
INSERT INTO public.auth_permission VALUES (252, 'Can view article file', 63, 'view_articlefile');
INSERT INTO public.auth_permission VALUES (253, 'Can add accessibility statement', 64, 'add_accessibilitystatement');
INSERT INTO public.auth_permission VALUES (254, 'Can change accessibility statement', 64, 'change_accessibilitystatement');
INSERT INTO public.auth_permission VALUES (255, 'Can delete accessibility statement', 64, 'delete_accessibilitystatement');
INSERT INTO public.auth_permission VALUES (256, 'Can view accessibility statement', 64, 'view_accessibilitystatement');
INSERT INTO public.auth_permission VALUES (257, 'Can add contact way', 65, 'add_contactway');
INSERT INTO public.auth_permission VALUES (258, 'Can change contact way', 65, 'change_contactway');
INSERT INTO public.auth_permission VALUES (259, 'Can delete contact way', 65, 'delete_contactway');
INSERT INTO public.auth_permission VALUES (260, 'Can view contact way', 65, 'view_contactway');
INSERT INTO public.auth_permission VALUES (261, 'Can add disturbance', 66, 'add_disturbance');
INSERT INTO public.auth_permission VALUES (262, 'Can change disturbance', 66, 'change_disturbance');
INSERT INTO public.auth_permission VALUES (263, 'Can delete disturbance', 66, 'delete_disturbance');
INSERT INTO public.auth_permission VALUES (264, 'Can view disturbance', 66, 'view_disturbance');
INSERT INTO public.auth_permission VALUES (265, 'Can add site page', 67, 'add_sitepage');
INSERT INTO public.auth_permission VALUES (266, 'Can change site page', 67, 'change_sitepage');
INSERT INTO public.auth_permission VALUES (267, 'Can delete site page', 67, 'delete_sitepage');
INSERT INTO public.auth_permission VALUES (268, 'Can view site page', 67, 'view_sitepage');
INSERT INTO public.auth_permission VALUES (269, 'Can add embed origin', 68, 'add_embedorigin');
INSERT INTO public.auth_permission VALUES (270, 'Can change embed origin', 68, 'change_embedorigin');
INSERT INTO public.auth_permission VALUES (271, 'Can delete embed origin', 68, 'delete_embedorigin');
INSERT INTO public.auth_permission VALUES (272, 'Can view embed origin', 68, 'view_embedorigin');
INSERT INTO public.auth_permission VALUES (273, 'Can add link check', 69, 'add_linkcheck');
INSERT INTO public.auth_permission VALUES (274, 'Can change link check', 69, 'change_linkcheck');
INSERT INTO public.auth_permission VALUES (275, 'Can delete link check', 69, 'delete_linkcheck');
INSERT INTO public.auth_permission VALUES (276, 'Can view link check', 69, 'view_linkcheck');
INSERT INTO public.auth_permission VALUES (277, 'Can add indexed term', 70, 'add_indexedterm');
INSERT INTO public.auth_permission VALUES (278, 'Can change indexed term', 70, 'change_indexedterm');
INSERT INTO public.auth_permission VALUES (279, 'Can delete indexed term', 70, 'delete_indexedterm');
INSERT INTO public.auth_permission VALUES (280, 'Can view indexed term', 70, 'view_indexedterm');
INSERT INTO public.auth_permission VALUES (281, 'Can add indexed text', 71, 'add_indexedtext');
INSERT INTO public.auth_permission VALUES (282, 'Can change indexed text', 71, 'change_indexedtext');
INSERT INTO public.auth_permission VALUES (283, 'Can delete indexed text', 71, 'delete_indexedtext');
INSERT INTO public.auth_permission VALUES (284, 'Can view indexed text', 71, 'view_indexedtext');
INSERT INTO public.auth_permission VALUES (285, 'Can add passage', 72, 'add_passage');
INSERT INTO public.auth_permission VALUES (286, 'Can change passage', 72, 'change_passage');
INSERT INTO public.auth_permission VALUES (287, 'Can delete passage', 72, 'delete_passage');
INSERT INTO public.auth_permission VALUES (288, 'Can view passage', 72, 'view_passage');
INSERT INTO public.auth_permission VALUES (289, 'Can add radar run', 73, 'add_radarrun');
INSERT INTO public.auth_permission VALUES (290, 'Can change radar run', 73, 'change_radarrun');
INSERT INTO public.auth_permission VALUES (291, 'Can delete radar run', 73, 'delete_radarrun');
INSERT INTO public.auth_permission VALUES (292, 'Can view radar run', 73, 'view_radarrun');
INSERT INTO public.auth_permission VALUES (293, 'Can add question', 74, 'add_question');
INSERT INTO public.auth_permission VALUES (294, 'Can change question', 74, 'change_question');
INSERT INTO public.auth_permission VALUES (295, 'Can delete question', 74, 'delete_question');
INSERT INTO public.auth_permission VALUES (296, 'Can view question', 74, 'view_question');
INSERT INTO public.auth_permission VALUES (297, 'Can add question event', 75, 'add_questionevent');
INSERT INTO public.auth_permission VALUES (298, 'Can change question event', 75, 'change_questionevent');
INSERT INTO public.auth_permission VALUES (299, 'Can delete question event', 75, 'delete_questionevent');
INSERT INTO public.auth_permission VALUES (300, 'Can view question event', 75, 'view_questionevent');
INSERT INTO public.auth_permission VALUES (301, 'Can add radar contact', 76, 'add_radarcontact');
INSERT INTO public.auth_permission VALUES (302, 'Can change radar contact', 76, 'change_radarcontact');
INSERT INTO public.auth_permission VALUES (303, 'Can delete radar contact', 76, 'delete_radarcontact');
INSERT INTO public.auth_permission VALUES (304, 'Can view radar contact', 76, 'view_radarcontact');
INSERT INTO public.auth_permission VALUES (305, 'Can add coverage question', 77, 'add_coveragequestion');
INSERT INTO public.auth_permission VALUES (306, 'Can change coverage question', 77, 'change_coveragequestion');
INSERT INTO public.auth_permission VALUES (307, 'Can delete coverage question', 77, 'delete_coveragequestion');
INSERT INTO public.auth_permission VALUES (308, 'Can view coverage question', 77, 'view_coveragequestion');
INSERT INTO public.auth_permission VALUES (309, 'Can add coverage fall', 78, 'add_coveragefall');
INSERT INTO public.auth_permission VALUES (310, 'Can change coverage fall', 78, 'change_coveragefall');
INSERT INTO public.auth_permission VALUES (311, 'Can delete coverage fall', 78, 'delete_coveragefall');
INSERT INTO public.auth_permission VALUES (312, 'Can view coverage fall', 78, 'view_coveragefall');
INSERT INTO public.auth_permission VALUES (313, 'Can add coverage run', 79, 'add_coveragerun');
INSERT INTO public.auth_permission VALUES (314, 'Can change coverage run', 79, 'change_coveragerun');
INSERT INTO public.auth_permission VALUES (315, 'Can delete coverage run', 79, 'delete_coveragerun');
INSERT INTO public.auth_permission VALUES (316, 'Can view coverage run', 79, 'view_coveragerun');
INSERT INTO public.auth_permission VALUES (317, 'Can add coverage share', 80, 'add_coverageshare');
INSERT INTO public.auth_permission VALUES (318, 'Can change coverage share', 80, 'change_coverageshare');
INSERT INTO public.auth_permission VALUES (319, 'Can delete coverage share', 80, 'delete_coverageshare');
INSERT INTO public.auth_permission VALUES (320, 'Can view coverage share', 80, 'view_coverageshare');
INSERT INTO public.auth_permission VALUES (321, 'Can add weekly mail', 81, 'add_weeklymail');
INSERT INTO public.auth_permission VALUES (322, 'Can change weekly mail', 81, 'change_weeklymail');
INSERT INTO public.auth_permission VALUES (323, 'Can delete weekly mail', 81, 'delete_weeklymail');
INSERT INTO public.auth_permission VALUES (324, 'Can view weekly mail', 81, 'view_weeklymail');
INSERT INTO public.auth_permission VALUES (325, 'Can add category', 82, 'add_category');
INSERT INTO public.auth_permission VALUES (326, 'Can change category', 82, 'change_category');
INSERT INTO public.auth_permission VALUES (327, 'Can delete category', 82, 'delete_category');
INSERT INTO public.auth_permission VALUES (328, 'Can view category', 82, 'view_category');
INSERT INTO public.auth_permission VALUES (329, 'Can add draft', 83, 'add_draft');
INSERT INTO public.auth_permission VALUES (330, 'Can change draft', 83, 'change_draft');
INSERT INTO public.auth_permission VALUES (331, 'Can delete draft', 83, 'delete_draft');
INSERT INTO public.auth_permission VALUES (332, 'Can view draft', 83, 'view_draft');
INSERT INTO public.auth_permission VALUES (333, 'Can add inbox', 84, 'add_inbox');
INSERT INTO public.auth_permission VALUES (334, 'Can change inbox', 84, 'change_inbox');
INSERT INTO public.auth_permission VALUES (335, 'Can delete inbox', 84, 'delete_inbox');
INSERT INTO public.auth_permission VALUES (336, 'Can view inbox', 84, 'view_inbox');
INSERT INTO public.auth_permission VALUES (337, 'Can add message', 85, 'add_message');
INSERT INTO public.auth_permission VALUES (338, 'Can change message', 85, 'change_message');
INSERT INTO public.auth_permission VALUES (339, 'Can delete message', 85, 'delete_message');
INSERT INTO public.auth_permission VALUES (340, 'Can view message', 85, 'view_message');
INSERT INTO public.auth_permission VALUES (341, 'Can add attachment', 86, 'add_attachment');
INSERT INTO public.auth_permission VALUES (342, 'Can change attachment', 86, 'change_attachment');
INSERT INTO public.auth_permission VALUES (343, 'Can delete attachment', 86, 'delete_attachment');
INSERT INTO public.auth_permission VALUES (344, 'Can view attachment', 86, 'view_attachment');
INSERT INTO public.auth_permission VALUES (345, 'Can add ticket', 87, 'add_ticket');
INSERT INTO public.auth_permission VALUES (346, 'Can change ticket', 87, 'change_ticket');
INSERT INTO public.auth_permission VALUES (347, 'Can delete ticket', 87, 'delete_ticket');
INSERT INTO public.auth_permission VALUES (348, 'Can view ticket', 87, 'view_ticket');
INSERT INTO public.auth_permission VALUES (349, 'Can add participant', 88, 'add_participant');
INSERT INTO public.auth_permission VALUES (350, 'Can change participant', 88, 'change_participant');
INSERT INTO public.auth_permission VALUES (351, 'Can delete participant', 88, 'delete_participant');
INSERT INTO public.auth_permission VALUES (352, 'Can view participant', 88, 'view_participant');
INSERT INTO public.auth_permission VALUES (353, 'Can add named agent', 89, 'add_namedagent');
INSERT INTO public.auth_permission VALUES (354, 'Can change named agent', 89, 'change_namedagent');
INSERT INTO public.auth_permission VALUES (355, 'Can delete named agent', 89, 'delete_namedagent');
INSERT INTO public.auth_permission VALUES (356, 'Can view named agent', 89, 'view_namedagent');
INSERT INTO public.auth_permission VALUES (357, 'Can add event', 90, 'add_event');
INSERT INTO public.auth_permission VALUES (358, 'Can change event', 90, 'change_event');
INSERT INTO public.auth_permission VALUES (359, 'Can delete event', 90, 'delete_event');
INSERT INTO public.auth_permission VALUES (360, 'Can view event', 90, 'view_event');
INSERT INTO public.auth_permission VALUES (361, 'Can add api answer', 91, 'add_apianswer');
INSERT INTO public.auth_permission VALUES (362, 'Can change api answer', 91, 'change_apianswer');
INSERT INTO public.auth_permission VALUES (363, 'Can delete api answer', 91, 'delete_apianswer');
INSERT INTO public.auth_permission VALUES (364, 'Can view api answer', 91, 'view_apianswer');
INSERT INTO public.auth_permission VALUES (365, 'Can add upload', 92, 'add_upload');
INSERT INTO public.auth_permission VALUES (366, 'Can change upload', 92, 'change_upload');
INSERT INTO public.auth_permission VALUES (367, 'Can delete upload', 92, 'delete_upload');
INSERT INTO public.auth_permission VALUES (368, 'Can view upload', 92, 'view_upload');
INSERT INTO public.auth_permission VALUES (369, 'Can add bulk job', 93, 'add_bulkjob');
INSERT INTO public.auth_permission VALUES (370, 'Can change bulk job', 93, 'change_bulkjob');
INSERT INTO public.auth_permission VALUES (371, 'Can delete bulk job', 93, 'delete_bulkjob');
INSERT INTO public.auth_permission VALUES (372, 'Can view bulk job', 93, 'view_bulkjob');
INSERT INTO public.auth_permission VALUES (373, 'Can add bulk result', 94, 'add_bulkresult');
INSERT INTO public.auth_permission VALUES (374, 'Can change bulk result', 94, 'change_bulkresult');
INSERT INTO public.auth_permission VALUES (375, 'Can delete bulk result', 94, 'delete_bulkresult');
INSERT INTO public.auth_permission VALUES (376, 'Can view bulk result', 94, 'view_bulkresult');
INSERT INTO public.auth_permission VALUES (377, 'Can add follower', 95, 'add_follower');
INSERT INTO public.auth_permission VALUES (378, 'Can change follower', 95, 'change_follower');
INSERT INTO public.auth_permission VALUES (379, 'Can delete follower', 95, 'delete_follower');
INSERT INTO public.auth_permission VALUES (380, 'Can view follower', 95, 'view_follower');
INSERT INTO public.auth_permission VALUES (381, 'Can add macro', 96, 'add_macro');
INSERT INTO public.auth_permission VALUES (382, 'Can change macro', 96, 'change_macro');
INSERT INTO public.auth_permission VALUES (383, 'Can delete macro', 96, 'delete_macro');
INSERT INTO public.auth_permission VALUES (384, 'Can view macro', 96, 'view_macro');
INSERT INTO public.auth_permission VALUES (385, 'Can add reminder', 97, 'add_reminder');
INSERT INTO public.auth_permission VALUES (386, 'Can change reminder', 97, 'change_reminder');
INSERT INTO public.auth_permission VALUES (387, 'Can delete reminder', 97, 'delete_reminder');
INSERT INTO public.auth_permission VALUES (388, 'Can view reminder', 97, 'view_reminder');
INSERT INTO public.auth_permission VALUES (389, 'Can add ticket link', 98, 'add_ticketlink');
INSERT INTO public.auth_permission VALUES (390, 'Can change ticket link', 98, 'change_ticketlink');
INSERT INTO public.auth_permission VALUES (391, 'Can delete ticket link', 98, 'delete_ticketlink');
INSERT INTO public.auth_permission VALUES (392, 'Can view ticket link', 98, 'view_ticketlink');
INSERT INTO public.auth_permission VALUES (393, 'Can add canned response', 99, 'add_cannedresponse');
INSERT INTO public.auth_permission VALUES (394, 'Can change canned response', 99, 'change_cannedresponse');
INSERT INTO public.auth_permission VALUES (395, 'Can delete canned response', 99, 'delete_cannedresponse');
INSERT INTO public.auth_permission VALUES (396, 'Can view canned response', 99, 'view_cannedresponse');
INSERT INTO public.auth_permission VALUES (397, 'Can add sender profile', 100, 'add_senderprofile');
INSERT INTO public.auth_permission VALUES (398, 'Can change sender profile', 100, 'change_senderprofile');
INSERT INTO public.auth_permission VALUES (399, 'Can delete sender profile', 100, 'delete_senderprofile');
INSERT INTO public.auth_permission VALUES (400, 'Can view sender profile', 100, 'view_senderprofile');
INSERT INTO public.auth_permission VALUES (401, 'Can add side conversation', 101, 'add_sideconversation');
INSERT INTO public.auth_permission VALUES (402, 'Can change side conversation', 101, 'change_sideconversation');
INSERT INTO public.auth_permission VALUES (403, 'Can delete side conversation', 101, 'delete_sideconversation');
INSERT INTO public.auth_permission VALUES (404, 'Can view side conversation', 101, 'view_sideconversation');
INSERT INTO public.auth_permission VALUES (405, 'Can add queue', 102, 'add_queue');
INSERT INTO public.auth_permission VALUES (406, 'Can change queue', 102, 'change_queue');
INSERT INTO public.auth_permission VALUES (407, 'Can delete queue', 102, 'delete_queue');
INSERT INTO public.auth_permission VALUES (408, 'Can view queue', 102, 'view_queue');
INSERT INTO public.auth_permission VALUES (409, 'Can add queue place', 103, 'add_queueplace');
INSERT INTO public.auth_permission VALUES (410, 'Can change queue place', 103, 'change_queueplace');
INSERT INTO public.auth_permission VALUES (411, 'Can delete queue place', 103, 'delete_queueplace');
INSERT INTO public.auth_permission VALUES (412, 'Can view queue place', 103, 'view_queueplace');
INSERT INTO public.auth_permission VALUES (413, 'Can add ticket read', 104, 'add_ticketread');
INSERT INTO public.auth_permission VALUES (414, 'Can change ticket read', 104, 'change_ticketread');
INSERT INTO public.auth_permission VALUES (415, 'Can delete ticket read', 104, 'delete_ticketread');
INSERT INTO public.auth_permission VALUES (416, 'Can view ticket read', 104, 'view_ticketread');
INSERT INTO public.auth_permission VALUES (417, 'Can add acknowledged', 105, 'add_acknowledged');
INSERT INTO public.auth_permission VALUES (418, 'Can change acknowledged', 105, 'change_acknowledged');
INSERT INTO public.auth_permission VALUES (419, 'Can delete acknowledged', 105, 'delete_acknowledged');
INSERT INTO public.auth_permission VALUES (420, 'Can view acknowledged', 105, 'view_acknowledged');
INSERT INTO public.auth_permission VALUES (421, 'Can add inbox address', 106, 'add_inboxaddress');
INSERT INTO public.auth_permission VALUES (422, 'Can change inbox address', 106, 'change_inboxaddress');
INSERT INTO public.auth_permission VALUES (423, 'Can delete inbox address', 106, 'delete_inboxaddress');
INSERT INTO public.auth_permission VALUES (424, 'Can view inbox address', 106, 'view_inboxaddress');
INSERT INTO public.auth_permission VALUES (425, 'Can add contact log', 107, 'add_contactlog');
INSERT INTO public.auth_permission VALUES (426, 'Can change contact log', 107, 'change_contactlog');
INSERT INTO public.auth_permission VALUES (427, 'Can delete contact log', 107, 'delete_contactlog');
INSERT INTO public.auth_permission VALUES (428, 'Can view contact log', 107, 'view_contactlog');
INSERT INTO public.auth_permission VALUES (429, 'Can add logged question', 108, 'add_loggedquestion');
INSERT INTO public.auth_permission VALUES (430, 'Can change logged question', 108, 'change_loggedquestion');
INSERT INTO public.auth_permission VALUES (431, 'Can delete logged question', 108, 'delete_loggedquestion');
INSERT INTO public.auth_permission VALUES (432, 'Can view logged question', 108, 'view_loggedquestion');
INSERT INTO public.auth_permission VALUES (433, 'Can add wrap up', 109, 'add_wrapup');
INSERT INTO public.auth_permission VALUES (434, 'Can change wrap up', 109, 'change_wrapup');
INSERT INTO public.auth_permission VALUES (435, 'Can delete wrap up', 109, 'delete_wrapup');
INSERT INTO public.auth_permission VALUES (436, 'Can view wrap up', 109, 'view_wrapup');
INSERT INTO public.auth_permission VALUES (437, 'Can add call back', 110, 'add_callback');
INSERT INTO public.auth_permission VALUES (438, 'Can change call back', 110, 'change_callback');
INSERT INTO public.auth_permission VALUES (439, 'Can delete call back', 110, 'delete_callback');
INSERT INTO public.auth_permission VALUES (440, 'Can view call back', 110, 'view_callback');
INSERT INTO public.auth_permission VALUES (441, 'Can add quiet hours', 111, 'add_quiethours');
INSERT INTO public.auth_permission VALUES (442, 'Can change quiet hours', 111, 'change_quiethours');
INSERT INTO public.auth_permission VALUES (443, 'Can delete quiet hours', 111, 'delete_quiethours');
INSERT INTO public.auth_permission VALUES (444, 'Can view quiet hours', 111, 'view_quiethours');
INSERT INTO public.auth_permission VALUES (445, 'Can add notification', 112, 'add_notification');
INSERT INTO public.auth_permission VALUES (446, 'Can change notification', 112, 'change_notification');
INSERT INTO public.auth_permission VALUES (447, 'Can delete notification', 112, 'delete_notification');
INSERT INTO public.auth_permission VALUES (448, 'Can view notification', 112, 'view_notification');
INSERT INTO public.auth_permission VALUES (449, 'Can add notification choice', 113, 'add_notificationchoice');
INSERT INTO public.auth_permission VALUES (450, 'Can change notification choice', 113, 'change_notificationchoice');
INSERT INTO public.auth_permission VALUES (451, 'Can delete notification choice', 113, 'delete_notificationchoice');
INSERT INTO public.auth_permission VALUES (452, 'Can view notification choice', 113, 'view_notificationchoice');
INSERT INTO public.auth_permission VALUES (453, 'Can add calendar', 114, 'add_calendar');
INSERT INTO public.auth_permission VALUES (454, 'Can change calendar', 114, 'change_calendar');
INSERT INTO public.auth_permission VALUES (455, 'Can delete calendar', 114, 'delete_calendar');
INSERT INTO public.auth_permission VALUES (456, 'Can view calendar', 114, 'view_calendar');
INSERT INTO public.auth_permission VALUES (457, 'Can add calendar day', 115, 'add_calendarday');
INSERT INTO public.auth_permission VALUES (458, 'Can change calendar day', 115, 'change_calendarday');
INSERT INTO public.auth_permission VALUES (459, 'Can delete calendar day', 115, 'delete_calendarday');
INSERT INTO public.auth_permission VALUES (460, 'Can view calendar day', 115, 'view_calendarday');
INSERT INTO public.auth_permission VALUES (461, 'Can add clock', 116, 'add_clock');
INSERT INTO public.auth_permission VALUES (462, 'Can change clock', 116, 'change_clock');
INSERT INTO public.auth_permission VALUES (463, 'Can delete clock', 116, 'delete_clock');
INSERT INTO public.auth_permission VALUES (464, 'Can view clock', 116, 'view_clock');
INSERT INTO public.auth_permission VALUES (465, 'Can add clock step', 117, 'add_clockstep');
INSERT INTO public.auth_permission VALUES (466, 'Can change clock step', 117, 'change_clockstep');
INSERT INTO public.auth_permission VALUES (467, 'Can delete clock step', 117, 'delete_clockstep');
INSERT INTO public.auth_permission VALUES (468, 'Can view clock step', 117, 'view_clockstep');
INSERT INTO public.auth_permission VALUES (469, 'Can add sla policy', 118, 'add_slapolicy');
INSERT INTO public.auth_permission VALUES (470, 'Can change sla policy', 118, 'change_slapolicy');
INSERT INTO public.auth_permission VALUES (471, 'Can delete sla policy', 118, 'delete_slapolicy');
INSERT INTO public.auth_permission VALUES (472, 'Can view sla policy', 118, 'view_slapolicy');
INSERT INTO public.auth_permission VALUES (473, 'Can add sla target', 119, 'add_slatarget');
INSERT INTO public.auth_permission VALUES (474, 'Can change sla target', 119, 'change_slatarget');
INSERT INTO public.auth_permission VALUES (475, 'Can delete sla target', 119, 'delete_slatarget');
INSERT INTO public.auth_permission VALUES (476, 'Can view sla target', 119, 'view_slatarget');
INSERT INTO public.auth_permission VALUES (477, 'Can add automation', 120, 'add_automation');
INSERT INTO public.auth_permission VALUES (478, 'Can change automation', 120, 'change_automation');
INSERT INTO public.auth_permission VALUES (479, 'Can delete automation', 120, 'delete_automation');
INSERT INTO public.auth_permission VALUES (480, 'Can view automation', 120, 'view_automation');
INSERT INTO public.auth_permission VALUES (481, 'Can add automation run', 121, 'add_automationrun');
INSERT INTO public.auth_permission VALUES (482, 'Can change automation run', 121, 'change_automationrun');
INSERT INTO public.auth_permission VALUES (483, 'Can delete automation run', 121, 'delete_automationrun');
INSERT INTO public.auth_permission VALUES (484, 'Can view automation run', 121, 'view_automationrun');
INSERT INTO public.auth_permission VALUES (485, 'Can add automation version', 122, 'add_automationversion');
INSERT INTO public.auth_permission VALUES (486, 'Can change automation version', 122, 'change_automationversion');
INSERT INTO public.auth_permission VALUES (487, 'Can delete automation version', 122, 'delete_automationversion');
INSERT INTO public.auth_permission VALUES (488, 'Can view automation version', 122, 'view_automationversion');
INSERT INTO public.auth_permission VALUES (489, 'Can add completion request', 123, 'add_completionrequest');
INSERT INTO public.auth_permission VALUES (490, 'Can change completion request', 123, 'change_completionrequest');
INSERT INTO public.auth_permission VALUES (491, 'Can delete completion request', 123, 'delete_completionrequest');
INSERT INTO public.auth_permission VALUES (492, 'Can view completion request', 123, 'view_completionrequest');
INSERT INTO public.auth_permission VALUES (493, 'Can add webhook', 124, 'add_webhook');
INSERT INTO public.auth_permission VALUES (494, 'Can change webhook', 124, 'change_webhook');
INSERT INTO public.auth_permission VALUES (495, 'Can delete webhook', 124, 'delete_webhook');
INSERT INTO public.auth_permission VALUES (496, 'Can view webhook', 124, 'view_webhook');
INSERT INTO public.auth_permission VALUES (497, 'Can add webhook call', 125, 'add_webhookcall');
INSERT INTO public.auth_permission VALUES (498, 'Can change webhook call', 125, 'change_webhookcall');
INSERT INTO public.auth_permission VALUES (499, 'Can delete webhook call', 125, 'delete_webhookcall');
INSERT INTO public.auth_permission VALUES (500, 'Can view webhook call', 125, 'view_webhookcall');
INSERT INTO public.auth_permission VALUES (501, 'Can add automatic mail', 126, 'add_automaticmail');
INSERT INTO public.auth_permission VALUES (502, 'Can change automatic mail', 126, 'change_automaticmail');
INSERT INTO public.auth_permission VALUES (503, 'Can delete automatic mail', 126, 'delete_automaticmail');
INSERT INTO public.auth_permission VALUES (504, 'Can view automatic mail', 126, 'view_automaticmail');
INSERT INTO public.auth_permission VALUES (505, 'Can add text model', 127, 'add_textmodel');
INSERT INTO public.auth_permission VALUES (506, 'Can change text model', 127, 'change_textmodel');
INSERT INTO public.auth_permission VALUES (507, 'Can delete text model', 127, 'delete_textmodel');
INSERT INTO public.auth_permission VALUES (508, 'Can view text model', 127, 'view_textmodel');
INSERT INTO public.auth_permission VALUES (509, 'Can add absence', 128, 'add_absence');
INSERT INTO public.auth_permission VALUES (510, 'Can change absence', 128, 'change_absence');
INSERT INTO public.auth_permission VALUES (511, 'Can delete absence', 128, 'delete_absence');
INSERT INTO public.auth_permission VALUES (512, 'Can view absence', 128, 'view_absence');
INSERT INTO public.auth_permission VALUES (513, 'Can add agent work', 129, 'add_agentwork');
INSERT INTO public.auth_permission VALUES (514, 'Can change agent work', 129, 'change_agentwork');
INSERT INTO public.auth_permission VALUES (515, 'Can delete agent work', 129, 'delete_agentwork');
INSERT INTO public.auth_permission VALUES (516, 'Can view agent work', 129, 'view_agentwork');
INSERT INTO public.auth_permission VALUES (517, 'Can add passed', 130, 'add_passed');
INSERT INTO public.auth_permission VALUES (518, 'Can change passed', 130, 'change_passed');
INSERT INTO public.auth_permission VALUES (519, 'Can delete passed', 130, 'delete_passed');
INSERT INTO public.auth_permission VALUES (520, 'Can view passed', 130, 'view_passed');
INSERT INTO public.auth_permission VALUES (521, 'Can add routing rule', 131, 'add_routingrule');
INSERT INTO public.auth_permission VALUES (522, 'Can change routing rule', 131, 'change_routingrule');
INSERT INTO public.auth_permission VALUES (523, 'Can delete routing rule', 131, 'delete_routingrule');
INSERT INTO public.auth_permission VALUES (524, 'Can view routing rule', 131, 'view_routingrule');
INSERT INTO public.auth_permission VALUES (525, 'Can add shift', 132, 'add_shift');
INSERT INTO public.auth_permission VALUES (526, 'Can change shift', 132, 'change_shift');
INSERT INTO public.auth_permission VALUES (527, 'Can delete shift', 132, 'delete_shift');
INSERT INTO public.auth_permission VALUES (528, 'Can view shift', 132, 'view_shift');
INSERT INTO public.auth_permission VALUES (529, 'Can add suggestion setting', 133, 'add_suggestionsetting');
INSERT INTO public.auth_permission VALUES (530, 'Can change suggestion setting', 133, 'change_suggestionsetting');
INSERT INTO public.auth_permission VALUES (531, 'Can delete suggestion setting', 133, 'delete_suggestionsetting');
INSERT INTO public.auth_permission VALUES (532, 'Can view suggestion setting', 133, 'view_suggestionsetting');
INSERT INTO public.auth_permission VALUES (533, 'Can add team way', 134, 'add_teamway');
INSERT INTO public.auth_permission VALUES (534, 'Can change team way', 134, 'change_teamway');
INSERT INTO public.auth_permission VALUES (535, 'Can delete team way', 134, 'delete_teamway');
INSERT INTO public.auth_permission VALUES (536, 'Can view team way', 134, 'view_teamway');
INSERT INTO public.auth_permission VALUES (537, 'Can add suggestion', 135, 'add_suggestion');
INSERT INTO public.auth_permission VALUES (538, 'Can change suggestion', 135, 'change_suggestion');
INSERT INTO public.auth_permission VALUES (539, 'Can delete suggestion', 135, 'delete_suggestion');
INSERT INTO public.auth_permission VALUES (540, 'Can view suggestion', 135, 'view_suggestion');
INSERT INTO public.auth_permission VALUES (541, 'Can add pace', 136, 'add_pace');
INSERT INTO public.auth_permission VALUES (542, 'Can change pace', 136, 'change_pace');
INSERT INTO public.auth_permission VALUES (543, 'Can delete pace', 136, 'delete_pace');
INSERT INTO public.auth_permission VALUES (544, 'Can view pace', 136, 'view_pace');
INSERT INTO public.auth_permission VALUES (545, 'Can add department', 137, 'add_department');
INSERT INTO public.auth_permission VALUES (546, 'Can change department', 137, 'change_department');
INSERT INTO public.auth_permission VALUES (547, 'Can delete department', 137, 'delete_department');
INSERT INTO public.auth_permission VALUES (548, 'Can view department', 137, 'view_department');
INSERT INTO public.auth_permission VALUES (549, 'Can add agent', 138, 'add_agent');
INSERT INTO public.auth_permission VALUES (550, 'Can change agent', 138, 'change_agent');
INSERT INTO public.auth_permission VALUES (551, 'Can delete agent', 138, 'delete_agent');
INSERT INTO public.auth_permission VALUES (552, 'Can view agent', 138, 'view_agent');
INSERT INTO public.auth_permission VALUES (553, 'Can add contact', 139, 'add_contact');
INSERT INTO public.auth_permission VALUES (554, 'Can change contact', 139, 'change_contact');
INSERT INTO public.auth_permission VALUES (555, 'Can delete contact', 139, 'delete_contact');
INSERT INTO public.auth_permission VALUES (556, 'Can view contact', 139, 'view_contact');
INSERT INTO public.auth_permission VALUES (557, 'Can add contact address', 140, 'add_contactaddress');
INSERT INTO public.auth_permission VALUES (558, 'Can change contact address', 140, 'change_contactaddress');
INSERT INTO public.auth_permission VALUES (559, 'Can delete contact address', 140, 'delete_contactaddress');
INSERT INTO public.auth_permission VALUES (560, 'Can view contact address', 140, 'view_contactaddress');
INSERT INTO public.auth_permission VALUES (561, 'Can add contact merge', 141, 'add_contactmerge');
INSERT INTO public.auth_permission VALUES (562, 'Can change contact merge', 141, 'change_contactmerge');
INSERT INTO public.auth_permission VALUES (563, 'Can delete contact merge', 141, 'delete_contactmerge');
INSERT INTO public.auth_permission VALUES (564, 'Can view contact merge', 141, 'view_contactmerge');
INSERT INTO public.auth_permission VALUES (565, 'Can add integration', 142, 'add_integration');
INSERT INTO public.auth_permission VALUES (566, 'Can change integration', 142, 'change_integration');
INSERT INTO public.auth_permission VALUES (567, 'Can delete integration', 142, 'delete_integration');
INSERT INTO public.auth_permission VALUES (568, 'Can view integration', 142, 'view_integration');
INSERT INTO public.auth_permission VALUES (569, 'Can add audit entry', 143, 'add_auditentry');
INSERT INTO public.auth_permission VALUES (570, 'Can change audit entry', 143, 'change_auditentry');
INSERT INTO public.auth_permission VALUES (571, 'Can delete audit entry', 143, 'delete_auditentry');
INSERT INTO public.auth_permission VALUES (572, 'Can view audit entry', 143, 'view_auditentry');
INSERT INTO public.auth_permission VALUES (573, 'Can add team', 144, 'add_team');
INSERT INTO public.auth_permission VALUES (574, 'Can change team', 144, 'change_team');
INSERT INTO public.auth_permission VALUES (575, 'Can delete team', 144, 'delete_team');
INSERT INTO public.auth_permission VALUES (576, 'Can view team', 144, 'view_team');
INSERT INTO public.auth_permission VALUES (577, 'Can add membership', 145, 'add_membership');
INSERT INTO public.auth_permission VALUES (578, 'Can change membership', 145, 'change_membership');
INSERT INTO public.auth_permission VALUES (579, 'Can delete membership', 145, 'delete_membership');
INSERT INTO public.auth_permission VALUES (580, 'Can view membership', 145, 'view_membership');
INSERT INTO public.auth_permission VALUES (581, 'Can add not the same', 146, 'add_notthesame');
INSERT INTO public.auth_permission VALUES (582, 'Can change not the same', 146, 'change_notthesame');
INSERT INTO public.auth_permission VALUES (583, 'Can delete not the same', 146, 'delete_notthesame');
INSERT INTO public.auth_permission VALUES (584, 'Can view not the same', 146, 'view_notthesame');
INSERT INTO public.auth_permission VALUES (585, 'Can add permission', 147, 'add_permission');
INSERT INTO public.auth_permission VALUES (586, 'Can change permission', 147, 'change_permission');
INSERT INTO public.auth_permission VALUES (587, 'Can delete permission', 147, 'delete_permission');
INSERT INTO public.auth_permission VALUES (588, 'Can view permission', 147, 'view_permission');
INSERT INTO public.auth_permission VALUES (589, 'Can add group', 148, 'add_group');
INSERT INTO public.auth_permission VALUES (590, 'Can change group', 148, 'change_group');
INSERT INTO public.auth_permission VALUES (591, 'Can delete group', 148, 'delete_group');
INSERT INTO public.auth_permission VALUES (592, 'Can view group', 148, 'view_group');
INSERT INTO public.auth_permission VALUES (593, 'Can add content type', 149, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (594, 'Can change content type', 149, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (595, 'Can delete content type', 149, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (596, 'Can view content type', 149, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (597, 'Can add session', 150, 'add_session');
INSERT INTO public.auth_permission VALUES (598, 'Can change session', 150, 'change_session');
INSERT INTO public.auth_permission VALUES (599, 'Can delete session', 150, 'delete_session');
INSERT INTO public.auth_permission VALUES (600, 'Can view session', 150, 'view_session');
INSERT INTO public.auth_permission VALUES (601, 'Can add email address', 151, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (602, 'Can change email address', 151, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (603, 'Can delete email address', 151, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (604, 'Can view email address', 151, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (605, 'Can add email confirmation', 152, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (606, 'Can change email confirmation', 152, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (607, 'Can delete email confirmation', 152, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (608, 'Can view email confirmation', 152, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (609, 'Can add authenticator', 153, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (610, 'Can change authenticator', 153, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (611, 'Can delete authenticator', 153, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (612, 'Can view authenticator', 153, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (613, 'Can add user session', 154, 'add_usersession');
INSERT INTO public.auth_permission VALUES (614, 'Can change user session', 154, 'change_usersession');
INSERT INTO public.auth_permission VALUES (615, 'Can delete user session', 154, 'delete_usersession');
INSERT INTO public.auth_permission VALUES (616, 'Can view user session', 154, 'view_usersession');
INSERT INTO public.auth_permission VALUES (617, 'Can add procrastinate event', 155, 'add_procrastinateevent');
INSERT INTO public.auth_permission VALUES (618, 'Can change procrastinate event', 155, 'change_procrastinateevent');
INSERT INTO public.auth_permission VALUES (619, 'Can delete procrastinate event', 155, 'delete_procrastinateevent');
INSERT INTO public.auth_permission VALUES (620, 'Can view procrastinate event', 155, 'view_procrastinateevent');
INSERT INTO public.auth_permission VALUES (621, 'Can add procrastinate job', 156, 'add_procrastinatejob');
INSERT INTO public.auth_permission VALUES (622, 'Can change procrastinate job', 156, 'change_procrastinatejob');
INSERT INTO public.auth_permission VALUES (623, 'Can delete procrastinate job', 156, 'delete_procrastinatejob');
INSERT INTO public.auth_permission VALUES (624, 'Can view procrastinate job', 156, 'view_procrastinatejob');
INSERT INTO public.auth_permission VALUES (625, 'Can add procrastinate periodic defer', 157, 'add_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (626, 'Can change procrastinate periodic defer', 157, 'change_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (627, 'Can delete procrastinate periodic defer', 157, 'delete_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (628, 'Can view procrastinate periodic defer', 157, 'view_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (629, 'Can add procrastinate worker', 158, 'add_procrastinateworker');
INSERT INTO public.auth_permission VALUES (630, 'Can change procrastinate worker', 158, 'change_procrastinateworker');
INSERT INTO public.auth_permission VALUES (631, 'Can delete procrastinate worker', 158, 'delete_procrastinateworker');
INSERT INTO public.auth_permission VALUES (632, 'Can view procrastinate worker', 158, 'view_procrastinateworker');
INSERT INTO public.django_content_type VALUES (1, 'chat', 'chatsession');
INSERT INTO public.django_content_type VALUES (2, 'chat', 'chathelper');
INSERT INTO public.django_content_type VALUES (3, 'chat', 'chatentry');
INSERT INTO public.django_content_type VALUES (4, 'chat', 'chatblock');
INSERT INTO public.django_content_type VALUES (5, 'chat', 'chatsetup');
INSERT INTO public.django_content_type VALUES (6, 'chat', 'chatsite');
INSERT INTO public.django_content_type VALUES (7, 'chat', 'chatskill');
INSERT INTO public.django_content_type VALUES (8, 'chat', 'availability');
INSERT INTO public.django_content_type VALUES (9, 'channels_in', 'form');
INSERT INTO public.django_content_type VALUES (10, 'channels_in', 'formfield');
INSERT INTO public.django_content_type VALUES (11, 'channels_in', 'keptmail');
INSERT INTO public.django_content_type VALUES (12, 'channels_in', 'outboundattempt');
INSERT INTO public.django_content_type VALUES (13, 'channels_in', 'rawinbound');
INSERT INTO public.django_content_type VALUES (14, 'channels_in', 'stagedupload');
INSERT INTO public.django_content_type VALUES (15, 'channels_in', 'mailaccount');
INSERT INTO public.django_content_type VALUES (16, 'channels_in', 'fetchedmail');
INSERT INTO public.django_content_type VALUES (17, 'channels_in', 'alarm');
INSERT INTO public.django_content_type VALUES (18, 'channels_in', 'mailexpectation');
INSERT INTO public.django_content_type VALUES (19, 'channels_in', 'mailserver');
INSERT INTO public.django_content_type VALUES (20, 'channels_in', 'oauthclient');
INSERT INTO public.django_content_type VALUES (21, 'channels_in', 'oauthgrant');
INSERT INTO public.django_content_type VALUES (22, 'channels_in', 'remoteimage');
INSERT INTO public.django_content_type VALUES (23, 'channels_in', 'smsstop');
INSERT INTO public.django_content_type VALUES (24, 'channels_in', 'smsaccount');
INSERT INTO public.django_content_type VALUES (25, 'channels_in', 'smssent');
INSERT INTO public.django_content_type VALUES (26, 'channels_in', 'dooraccount');
INSERT INTO public.django_content_type VALUES (27, 'channels_in', 'hookdelivery');
INSERT INTO public.django_content_type VALUES (28, 'channels_in', 'socialdeed');
INSERT INTO public.django_content_type VALUES (29, 'channels_in', 'socialitem');
INSERT INTO public.django_content_type VALUES (30, 'channels_in', 'socialversion');
INSERT INTO public.django_content_type VALUES (31, 'channels_in', 'vendorapp');
INSERT INTO public.django_content_type VALUES (32, 'channels_in', 'remotefile');
INSERT INTO public.django_content_type VALUES (33, 'channels_in', 'mentionfeed');
INSERT INTO public.django_content_type VALUES (34, 'channels_in', 'mention');
INSERT INTO public.django_content_type VALUES (35, 'channels_in', 'scan');
INSERT INTO public.django_content_type VALUES (36, 'channels_in', 'scanfolder');
INSERT INTO public.django_content_type VALUES (37, 'channels_in', 'scanpage');
INSERT INTO public.django_content_type VALUES (38, 'channels_in', 'call');
INSERT INTO public.django_content_type VALUES (39, 'channels_in', 'phoneseat');
INSERT INTO public.django_content_type VALUES (40, 'channels_in', 'whatsapptemplate');
INSERT INTO public.django_content_type VALUES (41, 'channels_in', 'channelentry');
INSERT INTO public.django_content_type VALUES (42, 'channels_in', 'entrystep');
INSERT INTO public.django_content_type VALUES (43, 'channels_in', 'informed');
INSERT INTO public.django_content_type VALUES (44, 'channels_in', 'look');
INSERT INTO public.django_content_type VALUES (45, 'channels_in', 'socialarchive');
INSERT INTO public.django_content_type VALUES (46, 'knowledgebase', 'lifeevent');
INSERT INTO public.django_content_type VALUES (47, 'knowledgebase', 'category');
INSERT INTO public.django_content_type VALUES (48, 'knowledgebase', 'article');
INSERT INTO public.django_content_type VALUES (49, 'knowledgebase', 'revision');
INSERT INTO public.django_content_type VALUES (50, 'knowledgebase', 'flag');
INSERT INTO public.django_content_type VALUES (51, 'knowledgebase', 'searchesofday');
INSERT INTO public.django_content_type VALUES (52, 'knowledgebase', 'translation');
INSERT INTO public.django_content_type VALUES (53, 'knowledgebase', 'sparedcontact');
INSERT INTO public.django_content_type VALUES (54, 'knowledgebase', 'slugredirect');
INSERT INTO public.django_content_type VALUES (55, 'knowledgebase', 'settledsearch');
INSERT INTO public.django_content_type VALUES (56, 'knowledgebase', 'rendering');
INSERT INTO public.django_content_type VALUES (57, 'knowledgebase', 'remark');
INSERT INTO public.django_content_type VALUES (58, 'knowledgebase', 'feedback');
INSERT INTO public.django_content_type VALUES (59, 'knowledgebase', 'editing');
INSERT INTO public.django_content_type VALUES (60, 'knowledgebase', 'articleuse');
INSERT INTO public.django_content_type VALUES (61, 'knowledgebase', 'articleevent');
INSERT INTO public.django_content_type VALUES (62, 'knowledgebase', 'viewsofday');
INSERT INTO public.django_content_type VALUES (63, 'knowledgebase', 'articlefile');
INSERT INTO public.django_content_type VALUES (64, 'knowledgebase', 'accessibilitystatement');
INSERT INTO public.django_content_type VALUES (65, 'knowledgebase', 'contactway');
INSERT INTO public.django_content_type VALUES (66, 'knowledgebase', 'disturbance');
INSERT INTO public.django_content_type VALUES (67, 'knowledgebase', 'sitepage');
INSERT INTO public.django_content_type VALUES (68, 'knowledgebase', 'embedorigin');
INSERT INTO public.django_content_type VALUES (69, 'knowledgebase', 'linkcheck');
INSERT INTO public.django_content_type VALUES (70, 'knowledgebase', 'indexedterm');
INSERT INTO public.django_content_type VALUES (71, 'knowledgebase', 'indexedtext');
INSERT INTO public.django_content_type VALUES (72, 'knowledgebase', 'passage');
INSERT INTO public.django_content_type VALUES (73, 'knowledgebase', 'radarrun');
INSERT INTO public.django_content_type VALUES (74, 'knowledgebase', 'question');
INSERT INTO public.django_content_type VALUES (75, 'knowledgebase', 'questionevent');
INSERT INTO public.django_content_type VALUES (76, 'knowledgebase', 'radarcontact');
INSERT INTO public.django_content_type VALUES (77, 'knowledgebase', 'coveragequestion');
INSERT INTO public.django_content_type VALUES (78, 'knowledgebase', 'coveragefall');
INSERT INTO public.django_content_type VALUES (79, 'knowledgebase', 'coveragerun');
INSERT INTO public.django_content_type VALUES (80, 'knowledgebase', 'coverageshare');
INSERT INTO public.django_content_type VALUES (81, 'knowledgebase', 'weeklymail');
INSERT INTO public.django_content_type VALUES (82, 'tickets', 'category');
INSERT INTO public.django_content_type VALUES (83, 'tickets', 'draft');
INSERT INTO public.django_content_type VALUES (84, 'tickets', 'inbox');
INSERT INTO public.django_content_type VALUES (85, 'tickets', 'message');
INSERT INTO public.django_content_type VALUES (86, 'tickets', 'attachment');
INSERT INTO public.django_content_type VALUES (87, 'tickets', 'ticket');
INSERT INTO public.django_content_type VALUES (88, 'tickets', 'participant');
INSERT INTO public.django_content_type VALUES (89, 'tickets', 'namedagent');
INSERT INTO public.django_content_type VALUES (90, 'tickets', 'event');
INSERT INTO public.django_content_type VALUES (91, 'tickets', 'apianswer');
INSERT INTO public.django_content_type VALUES (92, 'tickets', 'upload');
INSERT INTO public.django_content_type VALUES (93, 'tickets', 'bulkjob');
INSERT INTO public.django_content_type VALUES (94, 'tickets', 'bulkresult');
INSERT INTO public.django_content_type VALUES (95, 'tickets', 'follower');
INSERT INTO public.django_content_type VALUES (96, 'tickets', 'macro');
INSERT INTO public.django_content_type VALUES (97, 'tickets', 'reminder');
INSERT INTO public.django_content_type VALUES (98, 'tickets', 'ticketlink');
INSERT INTO public.django_content_type VALUES (99, 'tickets', 'cannedresponse');
INSERT INTO public.django_content_type VALUES (100, 'tickets', 'senderprofile');
INSERT INTO public.django_content_type VALUES (101, 'tickets', 'sideconversation');
INSERT INTO public.django_content_type VALUES (102, 'tickets', 'queue');
INSERT INTO public.django_content_type VALUES (103, 'tickets', 'queueplace');
INSERT INTO public.django_content_type VALUES (104, 'tickets', 'ticketread');
INSERT INTO public.django_content_type VALUES (105, 'tickets', 'acknowledged');
INSERT INTO public.django_content_type VALUES (106, 'tickets', 'inboxaddress');
INSERT INTO public.django_content_type VALUES (107, 'tickets', 'contactlog');
INSERT INTO public.django_content_type VALUES (108, 'tickets', 'loggedquestion');
INSERT INTO public.django_content_type VALUES (109, 'tickets', 'wrapup');
INSERT INTO public.django_content_type VALUES (110, 'tickets', 'callback');
INSERT INTO public.django_content_type VALUES (111, 'tickets', 'quiethours');
INSERT INTO public.django_content_type VALUES (112, 'tickets', 'notification');
INSERT INTO public.django_content_type VALUES (113, 'tickets', 'notificationchoice');
INSERT INTO public.django_content_type VALUES (114, 'tickets', 'calendar');
INSERT INTO public.django_content_type VALUES (115, 'tickets', 'calendarday');
INSERT INTO public.django_content_type VALUES (116, 'tickets', 'clock');
INSERT INTO public.django_content_type VALUES (117, 'tickets', 'clockstep');
INSERT INTO public.django_content_type VALUES (118, 'tickets', 'slapolicy');
INSERT INTO public.django_content_type VALUES (119, 'tickets', 'slatarget');
INSERT INTO public.django_content_type VALUES (120, 'tickets', 'automation');
INSERT INTO public.django_content_type VALUES (121, 'tickets', 'automationrun');
INSERT INTO public.django_content_type VALUES (122, 'tickets', 'automationversion');
INSERT INTO public.django_content_type VALUES (123, 'tickets', 'completionrequest');
INSERT INTO public.django_content_type VALUES (124, 'tickets', 'webhook');
INSERT INTO public.django_content_type VALUES (125, 'tickets', 'webhookcall');
INSERT INTO public.django_content_type VALUES (126, 'tickets', 'automaticmail');
INSERT INTO public.django_content_type VALUES (127, 'tickets', 'textmodel');
INSERT INTO public.django_content_type VALUES (128, 'tickets', 'absence');
INSERT INTO public.django_content_type VALUES (129, 'tickets', 'agentwork');
INSERT INTO public.django_content_type VALUES (130, 'tickets', 'passed');
INSERT INTO public.django_content_type VALUES (131, 'tickets', 'routingrule');
INSERT INTO public.django_content_type VALUES (132, 'tickets', 'shift');
INSERT INTO public.django_content_type VALUES (133, 'tickets', 'suggestionsetting');
INSERT INTO public.django_content_type VALUES (134, 'tickets', 'teamway');
INSERT INTO public.django_content_type VALUES (135, 'tickets', 'suggestion');
INSERT INTO public.django_content_type VALUES (136, 'tickets', 'pace');
INSERT INTO public.django_content_type VALUES (137, 'people', 'department');
INSERT INTO public.django_content_type VALUES (138, 'people', 'agent');
INSERT INTO public.django_content_type VALUES (139, 'people', 'contact');
INSERT INTO public.django_content_type VALUES (140, 'people', 'contactaddress');
INSERT INTO public.django_content_type VALUES (141, 'people', 'contactmerge');
INSERT INTO public.django_content_type VALUES (142, 'people', 'integration');
INSERT INTO public.django_content_type VALUES (143, 'people', 'auditentry');
INSERT INTO public.django_content_type VALUES (144, 'people', 'team');
INSERT INTO public.django_content_type VALUES (145, 'people', 'membership');
INSERT INTO public.django_content_type VALUES (146, 'people', 'notthesame');
INSERT INTO public.django_content_type VALUES (147, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (148, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (149, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (150, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (151, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (152, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (153, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (154, 'usersessions', 'usersession');
INSERT INTO public.django_content_type VALUES (155, 'procrastinate', 'procrastinateevent');
INSERT INTO public.django_content_type VALUES (156, 'procrastinate', 'procrastinatejob');
INSERT INTO public.django_content_type VALUES (157, 'procrastinate', 'procrastinateperiodicdefer');
INSERT INTO public.django_content_type VALUES (158, 'procrastinate', 'procrastinateworker');
INSERT INTO public.django_migrations VALUES (1, 'people', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (2, 'account', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (3, 'account', '0002_email_max_length', now());
INSERT INTO public.django_migrations VALUES (4, 'account', '0003_alter_emailaddress_create_unique_verified_email', now());
INSERT INTO public.django_migrations VALUES (5, 'account', '0004_alter_emailaddress_drop_unique_email', now());
INSERT INTO public.django_migrations VALUES (6, 'account', '0005_emailaddress_idx_upper_email', now());
INSERT INTO public.django_migrations VALUES (7, 'account', '0006_emailaddress_lower', now());
INSERT INTO public.django_migrations VALUES (8, 'account', '0007_emailaddress_idx_email', now());
INSERT INTO public.django_migrations VALUES (9, 'account', '0008_emailaddress_unique_primary_email_fixup', now());
INSERT INTO public.django_migrations VALUES (10, 'account', '0009_emailaddress_unique_primary_email', now());
INSERT INTO public.django_migrations VALUES (11, 'contenttypes', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (12, 'contenttypes', '0002_remove_content_type_name', now());
INSERT INTO public.django_migrations VALUES (13, 'auth', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (14, 'auth', '0002_alter_permission_name_max_length', now());
INSERT INTO public.django_migrations VALUES (15, 'auth', '0003_alter_user_email_max_length', now());
INSERT INTO public.django_migrations VALUES (16, 'auth', '0004_alter_user_username_opts', now());
INSERT INTO public.django_migrations VALUES (17, 'auth', '0005_alter_user_last_login_null', now());
INSERT INTO public.django_migrations VALUES (18, 'auth', '0006_require_contenttypes_0002', now());
INSERT INTO public.django_migrations VALUES (19, 'auth', '0007_alter_validators_add_error_messages', now());
INSERT INTO public.django_migrations VALUES (20, 'auth', '0008_alter_user_username_max_length', now());
INSERT INTO public.django_migrations VALUES (21, 'auth', '0009_alter_user_last_name_max_length', now());
INSERT INTO public.django_migrations VALUES (22, 'auth', '0010_alter_group_name_max_length', now());
INSERT INTO public.django_migrations VALUES (23, 'auth', '0011_update_proxy_permissions', now());
INSERT INTO public.django_migrations VALUES (24, 'auth', '0012_alter_user_first_name_max_length', now());
INSERT INTO public.django_migrations VALUES (25, 'people', '0002_audit_guard', now());
INSERT INTO public.django_migrations VALUES (26, 'tickets', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (27, 'tickets', '0002_event_guard', now());
INSERT INTO public.django_migrations VALUES (28, 'tickets', '0003_api_uploads_and_answers', now());
INSERT INTO public.django_migrations VALUES (29, 'tickets', '0004_ticket_oldest', now());
INSERT INTO public.django_migrations VALUES (30, 'tickets', '0005_ticket_counts_whole', now());
INSERT INTO public.django_migrations VALUES (31, 'tickets', '0006_message_mail_info', now());
INSERT INTO public.django_migrations VALUES (32, 'people', '0003_mail_scope', now());
INSERT INTO public.django_migrations VALUES (33, 'tickets', '0007_event_kinds_of_the_workspace', now());
INSERT INTO public.django_migrations VALUES (34, 'tickets', '0008_event_kinds_checked', now());
INSERT INTO public.django_migrations VALUES (35, 'tickets', '0009_handling', now());
INSERT INTO public.django_migrations VALUES (36, 'tickets', '0010_handling_indexes', now());
INSERT INTO public.django_migrations VALUES (37, 'tickets', '0011_canned_responses', now());
INSERT INTO public.django_migrations VALUES (38, 'tickets', '0012_ways_out', now());
INSERT INTO public.django_migrations VALUES (39, 'tickets', '0013_ways_out_checked', now());
INSERT INTO public.django_migrations VALUES (40, 'tickets', '0014_queues_and_reading', now());
INSERT INTO public.django_migrations VALUES (41, 'tickets', '0015_waiting_since', now());
INSERT INTO public.django_migrations VALUES (42, 'tickets', '0016_acknowledged', now());
INSERT INTO public.django_migrations VALUES (43, 'tickets', '0017_inbox_addresses', now());
INSERT INTO public.django_migrations VALUES (44, 'tickets', '0018_failure_seen', now());
INSERT INTO public.django_migrations VALUES (45, 'tickets', '0019_message_not_delivered', now());
INSERT INTO public.django_migrations VALUES (46, 'people', '0004_organisation_and_not_the_same', now());
INSERT INTO public.django_migrations VALUES (47, 'tickets', '0020_wrap_ups_and_calls', now());
INSERT INTO public.django_migrations VALUES (48, 'tickets', '0021_notifications', now());
INSERT INTO public.django_migrations VALUES (49, 'tickets', '0022_notifications_of_many', now());
INSERT INTO public.django_migrations VALUES (50, 'people', '0005_how_agents_like_it', now());
INSERT INTO public.django_migrations VALUES (51, 'people', '0006_publishers', now());
INSERT INTO public.django_migrations VALUES (52, 'tickets', '0023_bulk_by_integrations', now());
INSERT INTO public.django_migrations VALUES (53, 'tickets', '0024_wrap_up_required_by_inbox', now());
INSERT INTO public.django_migrations VALUES (54, 'people', '0007_articles_scope', now());
INSERT INTO public.django_migrations VALUES (55, 'people', '0008_social_addresses', now());
INSERT INTO public.django_migrations VALUES (56, 'tickets', '0025_social_doors', now());
INSERT INTO public.django_migrations VALUES (57, 'tickets', '0026_social_doors_checked', now());
INSERT INTO public.django_migrations VALUES (58, 'tickets', '0027_notifications_of_what_is_public', now());
INSERT INTO public.django_migrations VALUES (59, 'tickets', '0028_notifications_of_what_is_public_checked', now());
INSERT INTO public.django_migrations VALUES (60, 'people', '0009_social_addresses_checked', now());
INSERT INTO public.django_migrations VALUES (61, 'channels_in', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (62, 'channels_in', '0002_initial', now());
INSERT INTO public.django_migrations VALUES (63, 'channels_in', '0003_staged_upload', now());
INSERT INTO public.django_migrations VALUES (64, 'channels_in', '0004_mail_account', now());
INSERT INTO public.django_migrations VALUES (65, 'channels_in', '0005_mail_out', now());
INSERT INTO public.django_migrations VALUES (66, 'channels_in', '0006_outbound_attempt_of_inbox', now());
INSERT INTO public.django_migrations VALUES (67, 'channels_in', '0007_mailbox_oauth', now());
INSERT INTO public.django_migrations VALUES (68, 'channels_in', '0008_mail_server_sign_in', now());
INSERT INTO public.django_migrations VALUES (69, 'channels_in', '0009_raw_inbound_due', now());
INSERT INTO public.django_migrations VALUES (70, 'channels_in', '0010_sms', now());
INSERT INTO public.django_migrations VALUES (71, 'channels_in', '0011_doors_of_providers', now());
INSERT INTO public.django_migrations VALUES (72, 'channels_in', '0012_raw_inbound_for_people', now());
INSERT INTO public.django_migrations VALUES (73, 'channels_in', '0013_remote_file', now());
INSERT INTO public.django_migrations VALUES (74, 'channels_in', '0014_social_deeds_carried_out', now());
INSERT INTO public.django_migrations VALUES (75, 'channels_in', '0015_mentions_and_scans', now());
INSERT INTO public.django_migrations VALUES (76, 'channels_in', '0016_phone_calls', now());
INSERT INTO public.django_migrations VALUES (77, 'channels_in', '0017_former_hook_addresses', now());
INSERT INTO public.django_migrations VALUES (78, 'channels_in', '0018_whatsapp_template', now());
INSERT INTO public.django_migrations VALUES (79, 'channels_in', '0019_register_of_channels', now());
INSERT INTO public.django_migrations VALUES (80, 'channels_in', '0020_former_sms_secret', now());
INSERT INTO public.django_migrations VALUES (81, 'channels_in', '0021_social_archive', now());
INSERT INTO public.django_migrations VALUES (82, 'chat', '0001_chats', now());
INSERT INTO public.django_migrations VALUES (83, 'chat', '0002_rings_and_silence', now());
INSERT INTO public.django_migrations VALUES (84, 'chat', '0003_mailed', now());
INSERT INTO public.django_migrations VALUES (85, 'chat', '0004_mail_left', now());
INSERT INTO public.django_migrations VALUES (86, 'knowledgebase', '0001_articles', now());
INSERT INTO public.django_migrations VALUES (87, 'knowledgebase', '0002_append_only', now());
INSERT INTO public.django_migrations VALUES (88, 'knowledgebase', '0003_help_centre', now());
INSERT INTO public.django_migrations VALUES (89, 'knowledgebase', '0004_event_kinds_of_review', now());
INSERT INTO public.django_migrations VALUES (90, 'knowledgebase', '0005_links_and_embedding', now());
INSERT INTO public.django_migrations VALUES (91, 'knowledgebase', '0006_indexed_texts', now());
INSERT INTO public.django_migrations VALUES (92, 'knowledgebase', '0007_radar', now());
INSERT INTO public.django_migrations VALUES (93, 'knowledgebase', '0008_coverage', now());
INSERT INTO public.django_migrations VALUES (94, 'knowledgebase', '0009_question_event_kinds', now());
INSERT INTO public.django_migrations VALUES (95, 'mfa', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (96, 'mfa', '0002_authenticator_timestamps', now());
INSERT INTO public.django_migrations VALUES (97, 'mfa', '0003_authenticator_type_uniq', now());
INSERT INTO public.django_migrations VALUES (98, 'people', '0010_scope_of_automations', now());
INSERT INTO public.django_migrations VALUES (99, 'procrastinate', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (100, 'procrastinate', '0002_drop_started_at_column', now());
INSERT INTO public.django_migrations VALUES (101, 'procrastinate', '0003_drop_started_at_column', now());
INSERT INTO public.django_migrations VALUES (102, 'procrastinate', '0004_drop_procrastinate_version_table', now());
INSERT INTO public.django_migrations VALUES (103, 'procrastinate', '0005_fix_procrastinate_fetch_job', now());
INSERT INTO public.django_migrations VALUES (104, 'procrastinate', '0006_fix_trigger_status_events_insert', now());
INSERT INTO public.django_migrations VALUES (105, 'procrastinate', '0007_add_queueing_lock_column', now());
INSERT INTO public.django_migrations VALUES (106, 'procrastinate', '0008_close_fetch_job_race_condition', now());
INSERT INTO public.django_migrations VALUES (107, 'procrastinate', '0009_add_defer_job_function', now());
INSERT INTO public.django_migrations VALUES (108, 'procrastinate', '0010_add_procrastinate_periodic_defers', now());
INSERT INTO public.django_migrations VALUES (109, 'procrastinate', '0011_add_foreign_key_index', now());
INSERT INTO public.django_migrations VALUES (110, 'procrastinate', '0012_add_locks_to_periodic_defer', now());
INSERT INTO public.django_migrations VALUES (111, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now());
INSERT INTO public.django_migrations VALUES (112, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now());
INSERT INTO public.django_migrations VALUES (113, 'procrastinate', '0015_add_trigger_on_job_deletion', now());
INSERT INTO public.django_migrations VALUES (114, 'procrastinate', '0016_delete_finished_jobs', now());
INSERT INTO public.django_migrations VALUES (115, 'procrastinate', '0017_add_checks_to_finish_job', now());
INSERT INTO public.django_migrations VALUES (116, 'procrastinate', '0018_add_checks_to_retry_job', now());
INSERT INTO public.django_migrations VALUES (117, 'procrastinate', '0019_fix_finish_job_compat_issue', now());
INSERT INTO public.django_migrations VALUES (118, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now());
INSERT INTO public.django_migrations VALUES (119, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now());
INSERT INTO public.django_migrations VALUES (120, 'procrastinate', '0022_null_locks_excluded', now());
INSERT INTO public.django_migrations VALUES (121, 'procrastinate', '0023_remove_old_finish_job_function', now());
INSERT INTO public.django_migrations VALUES (122, 'procrastinate', '0024_job_id_bigint', now());
INSERT INTO public.django_migrations VALUES (123, 'procrastinate', '0025_add_models', now());
INSERT INTO public.django_migrations VALUES (124, 'procrastinate', '0026_add_job_priority', now());
INSERT INTO public.django_migrations VALUES (125, 'procrastinate', '0027_add_periodic_job_priority', now());
INSERT INTO public.django_migrations VALUES (126, 'procrastinate', '0028_add_cancel_states', now());
INSERT INTO public.django_migrations VALUES (127, 'procrastinate', '0029_add_additional_params_to_retry_job', now());
INSERT INTO public.django_migrations VALUES (128, 'procrastinate', '0030_alter_procrastinateevent_options', now());
INSERT INTO public.django_migrations VALUES (129, 'procrastinate', '0031_add_indexes_for_fetch_job', now());
INSERT INTO public.django_migrations VALUES (130, 'procrastinate', '0032_pre_cancel_notification', now());
INSERT INTO public.django_migrations VALUES (131, 'procrastinate', '0033_post_cancel_notification', now());
INSERT INTO public.django_migrations VALUES (132, 'procrastinate', '0034_pre_add_heartbeat', now());
INSERT INTO public.django_migrations VALUES (133, 'procrastinate', '0035_post_add_heartbeat', now());
INSERT INTO public.django_migrations VALUES (134, 'procrastinate', '0036_add_worker_model', now());
INSERT INTO public.django_migrations VALUES (135, 'procrastinate', '0037_pre_batch_defer_jobs', now());
INSERT INTO public.django_migrations VALUES (136, 'procrastinate', '0038_post_batch_defer_jobs', now());
INSERT INTO public.django_migrations VALUES (137, 'procrastinate', '0039_pre_priority_lock_fetch_job', now());
INSERT INTO public.django_migrations VALUES (138, 'procrastinate', '0040_pre_retry_failed_job', now());
INSERT INTO public.django_migrations VALUES (139, 'procrastinate', '0041_post_retry_failed_job', now());
INSERT INTO public.django_migrations VALUES (140, 'sessions', '0001_initial', now());
INSERT INTO public.django_migrations VALUES (141, 'tickets', '0029_promises', now());
INSERT INTO public.django_migrations VALUES (142, 'tickets', '0030_promises_checked', now());
INSERT INTO public.django_migrations VALUES (143, 'tickets', '0031_wrap_ups_by_month', now());
INSERT INTO public.django_migrations VALUES (144, 'tickets', '0032_automations', now());
INSERT INTO public.django_migrations VALUES (145, 'tickets', '0033_routing_and_absence', now());
INSERT INTO public.django_migrations VALUES (146, 'tickets', '0034_promises_told_to_leads', now());
INSERT INTO public.django_migrations VALUES (147, 'tickets', '0035_told_of_absences', now());
INSERT INTO public.django_migrations VALUES (148, 'tickets', '0036_told_of_absences_checked', now());
INSERT INTO public.django_migrations VALUES (149, 'tickets', '0037_pace_of_teams', now());
INSERT INTO public.django_migrations VALUES (150, 'usersessions', '0001_initial', now());
INSERT INTO public.tickets_calendar VALUES (1, 'own', 'Kommunens egen', '[[[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], [], []]', true, NULL, 'Europe/Stockholm', true, 1, now());
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 632, true);
SELECT pg_catalog.setval('public.channels_in_alarm_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_call_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_channelentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_dooraccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_entrystep_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_fetchedmail_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_form_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_formfield_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_hookdelivery_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_informed_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_keptmail_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_look_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_mailaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_mailexpectation_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_mailserver_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_mention_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_mentionfeed_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_oauthclient_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_oauthgrant_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_outboundattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_phoneseat_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_rawinbound_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_remotefile_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_remoteimage_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_scan_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_scanfolder_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_scanpage_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_smsaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_smssent_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_smsstop_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_socialarchive_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_socialdeed_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_socialitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_socialversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_stagedupload_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_vendorapp_id_seq', 1, false);
SELECT pg_catalog.setval('public.channels_in_whatsapptemplate_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_availability_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatblock_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chathelper_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatsetup_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatsite_id_seq', 1, false);
SELECT pg_catalog.setval('public.chat_chatskill_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 158, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 150, true);
SELECT pg_catalog.setval('public.knowledgebase_accessibilitystatement_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_article_departments_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_article_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_article_life_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_articleevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_articleuse_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_category_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_contactway_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_coveragefall_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_coveragequestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_coveragerun_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_coverageshare_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_disturbance_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_editing_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_embedorigin_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_feedback_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_flag_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_indexedterm_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_lifeevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_linkcheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_passage_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_questionevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_radarcontact_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_radarrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_remark_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_rendering_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_revision_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_searchesofday_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_settledsearch_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_sitepage_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_slugredirect_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_sparedcontact_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_translation_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_viewsofday_id_seq', 1, false);
SELECT pg_catalog.setval('public.knowledgebase_weeklymail_id_seq', 1, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_agent_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_auditentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_contact_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_contactaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_contactmerge_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_department_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_integration_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_integration_teams_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_membership_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_notthesame_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_team_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('public.ticket_number', 100001, false);
SELECT pg_catalog.setval('public.tickets_absence_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_agentwork_categories_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_agentwork_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_apianswer_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_automaticmail_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_automation_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_automationrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_automationversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_bulkjob_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_bulkresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_calendar_id_seq', 1, true);
SELECT pg_catalog.setval('public.tickets_calendar_inboxes_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_calendar_teams_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_calendarday_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_callback_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_cannedresponse_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_category_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_clock_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_clockstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_completionrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_contactlog_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_draft_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_event_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_follower_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_inbox_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_inboxaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_loggedquestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_macro_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_message_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_namedagent_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_notification_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_notificationchoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_pace_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_participant_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_passed_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_queue_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_queueplace_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_quiethours_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_reminder_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_routingrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_senderprofile_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_shift_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_sideconversation_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_slapolicy_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_slatarget_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_suggestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_suggestionsetting_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_teamway_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_textmodel_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_ticket_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_ticketlink_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_ticketread_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_webhook_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_webhookcall_id_seq', 1, false);
SELECT pg_catalog.setval('public.tickets_wrapup_id_seq', 1, false);
SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contactaddress
    ADD CONSTRAINT address_unique UNIQUE (kind, value);
ALTER TABLE ONLY public.tickets_apianswer
    ADD CONSTRAINT api_answer_once UNIQUE (integration_id, key);
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT article_use_once_a_message UNIQUE (message_id, translation_id, kind);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_automationrun
    ADD CONSTRAINT automation_run_once UNIQUE (automation_id, ticket_id, ticket_version);
ALTER TABLE ONLY public.tickets_automationrun
    ADD CONSTRAINT automation_run_once_since UNIQUE (automation_id, ticket_id, since);
ALTER TABLE ONLY public.tickets_automationversion
    ADD CONSTRAINT automation_version_once UNIQUE (automation_id, version);
ALTER TABLE ONLY public.tickets_bulkresult
    ADD CONSTRAINT bulk_result_once UNIQUE (job_id, ticket_id);
ALTER TABLE ONLY public.tickets_calendarday
    ADD CONSTRAINT calendar_day_once UNIQUE (calendar_id, day);
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT call_once UNIQUE (account_id, external_id);
ALTER TABLE ONLY public.channels_in_alarm
    ADD CONSTRAINT channels_in_alarm_key_key UNIQUE (key);
ALTER TABLE ONLY public.channels_in_alarm
    ADD CONSTRAINT channels_in_alarm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT channels_in_call_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_channelentry
    ADD CONSTRAINT channels_in_channelentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_dooraccount
    ADD CONSTRAINT channels_in_dooraccount_hook_digest_key UNIQUE (hook_digest);
ALTER TABLE ONLY public.channels_in_dooraccount
    ADD CONSTRAINT channels_in_dooraccount_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_dooraccount
    ADD CONSTRAINT channels_in_dooraccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_entrystep
    ADD CONSTRAINT channels_in_entrystep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_fetchedmail
    ADD CONSTRAINT channels_in_fetchedmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_form
    ADD CONSTRAINT channels_in_form_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_form
    ADD CONSTRAINT channels_in_form_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_form
    ADD CONSTRAINT channels_in_form_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.channels_in_formfield
    ADD CONSTRAINT channels_in_formfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_hookdelivery
    ADD CONSTRAINT channels_in_hookdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_informed
    ADD CONSTRAINT channels_in_informed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_keptmail
    ADD CONSTRAINT channels_in_keptmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_look
    ADD CONSTRAINT channels_in_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mailaccount
    ADD CONSTRAINT channels_in_mailaccount_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_mailaccount
    ADD CONSTRAINT channels_in_mailaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mailexpectation
    ADD CONSTRAINT channels_in_mailexpectation_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_mailexpectation
    ADD CONSTRAINT channels_in_mailexpectation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mailserver
    ADD CONSTRAINT channels_in_mailserver_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_mailserver
    ADD CONSTRAINT channels_in_mailserver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_key_key UNIQUE (key);
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_ticket_id_key UNIQUE (ticket_id);
ALTER TABLE ONLY public.channels_in_mentionfeed
    ADD CONSTRAINT channels_in_mentionfeed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_mentionfeed
    ADD CONSTRAINT channels_in_mentionfeed_url_key UNIQUE (url);
ALTER TABLE ONLY public.channels_in_oauthclient
    ADD CONSTRAINT channels_in_oauthclient_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_oauthgrant
    ADD CONSTRAINT channels_in_oauthgrant_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_oauthgrant
    ADD CONSTRAINT channels_in_oauthgrant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_outboundattempt
    ADD CONSTRAINT channels_in_outboundattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_phoneseat
    ADD CONSTRAINT channels_in_phoneseat_agent_id_key UNIQUE (agent_id);
ALTER TABLE ONLY public.channels_in_phoneseat
    ADD CONSTRAINT channels_in_phoneseat_number_key UNIQUE (number);
ALTER TABLE ONLY public.channels_in_phoneseat
    ADD CONSTRAINT channels_in_phoneseat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_rawinbound
    ADD CONSTRAINT channels_in_rawinbound_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_remotefile
    ADD CONSTRAINT channels_in_remotefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_remoteimage
    ADD CONSTRAINT channels_in_remoteimage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_scan
    ADD CONSTRAINT channels_in_scan_attachment_id_key UNIQUE (attachment_id);
ALTER TABLE ONLY public.channels_in_scan
    ADD CONSTRAINT channels_in_scan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_scanfolder
    ADD CONSTRAINT channels_in_scanfolder_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_scanfolder
    ADD CONSTRAINT channels_in_scanfolder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_scanpage
    ADD CONSTRAINT channels_in_scanpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_smsaccount
    ADD CONSTRAINT channels_in_smsaccount_hook_digest_key UNIQUE (hook_digest);
ALTER TABLE ONLY public.channels_in_smsaccount
    ADD CONSTRAINT channels_in_smsaccount_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.channels_in_smsaccount
    ADD CONSTRAINT channels_in_smsaccount_number_key UNIQUE (number);
ALTER TABLE ONLY public.channels_in_smsaccount
    ADD CONSTRAINT channels_in_smsaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_smssent
    ADD CONSTRAINT channels_in_smssent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_smsstop
    ADD CONSTRAINT channels_in_smsstop_number_key UNIQUE (number);
ALTER TABLE ONLY public.channels_in_smsstop
    ADD CONSTRAINT channels_in_smsstop_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_socialarchive
    ADD CONSTRAINT channels_in_socialarchive_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_socialdeed
    ADD CONSTRAINT channels_in_socialdeed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT channels_in_socialitem_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT channels_in_socialitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_socialversion
    ADD CONSTRAINT channels_in_socialversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_stagedupload
    ADD CONSTRAINT channels_in_stagedupload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_stagedupload
    ADD CONSTRAINT channels_in_stagedupload_token_key UNIQUE (token);
ALTER TABLE ONLY public.channels_in_vendorapp
    ADD CONSTRAINT channels_in_vendorapp_hook_digest_key UNIQUE (hook_digest);
ALTER TABLE ONLY public.channels_in_vendorapp
    ADD CONSTRAINT channels_in_vendorapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channels_in_whatsapptemplate
    ADD CONSTRAINT channels_in_whatsapptemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_availability
    ADD CONSTRAINT chat_availability_agent_id_key UNIQUE (agent_id);
ALTER TABLE ONLY public.chat_availability
    ADD CONSTRAINT chat_availability_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatblock
    ADD CONSTRAINT chat_chatblock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatentry
    ADD CONSTRAINT chat_chatentry_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.chat_chatentry
    ADD CONSTRAINT chat_chatentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chathelper
    ADD CONSTRAINT chat_chathelper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_ticket_id_key UNIQUE (ticket_id);
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.chat_chatsetup
    ADD CONSTRAINT chat_chatsetup_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.chat_chatsetup
    ADD CONSTRAINT chat_chatsetup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatsite
    ADD CONSTRAINT chat_chatsite_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatskill
    ADD CONSTRAINT chat_chatskill_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chat_chatentry
    ADD CONSTRAINT chat_entry_seq_once UNIQUE (session_id, seq);
ALTER TABLE ONLY public.chat_chathelper
    ADD CONSTRAINT chat_helper_once UNIQUE (session_id, agent_id);
ALTER TABLE ONLY public.chat_chatsite
    ADD CONSTRAINT chat_site_once UNIQUE (setup_id, origin);
ALTER TABLE ONLY public.chat_chatskill
    ADD CONSTRAINT chat_skill_once UNIQUE NULLS NOT DISTINCT (agent_id, inbox_id, language, category_id);
ALTER TABLE ONLY public.knowledgebase_coveragequestion
    ADD CONSTRAINT coverage_question_once UNIQUE (language, words);
ALTER TABLE ONLY public.knowledgebase_coverageshare
    ADD CONSTRAINT coverage_share_once UNIQUE (run_id, category_id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.tickets_draft
    ADD CONSTRAINT draft_one_each UNIQUE (ticket_id, agent_id, kind);
ALTER TABLE ONLY public.knowledgebase_editing
    ADD CONSTRAINT editing_once_an_agent UNIQUE (translation_id, agent_id);
ALTER TABLE ONLY public.channels_in_fetchedmail
    ADD CONSTRAINT fetched_mail_once UNIQUE (account_id, uidvalidity, uid);
ALTER TABLE ONLY public.tickets_follower
    ADD CONSTRAINT follower_once UNIQUE (ticket_id, agent_id);
ALTER TABLE ONLY public.channels_in_formfield
    ADD CONSTRAINT form_field_key_unique UNIQUE (form_id, key);
ALTER TABLE ONLY public.channels_in_hookdelivery
    ADD CONSTRAINT hook_delivery_once UNIQUE (provider, digest);
ALTER TABLE ONLY public.knowledgebase_indexedterm
    ADD CONSTRAINT indexed_term_once UNIQUE (kind, term);
ALTER TABLE ONLY public.channels_in_informed
    ADD CONSTRAINT informed_once UNIQUE NULLS NOT DISTINCT (agent_id, department_id);
ALTER TABLE ONLY public.knowledgebase_accessibilitystatement
    ADD CONSTRAINT knowledgebase_accessibilitystatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_article_departments
    ADD CONSTRAINT knowledgebase_article_de_article_id_department_id_f7c66e81_uniq UNIQUE (article_id, department_id);
ALTER TABLE ONLY public.knowledgebase_article_departments
    ADD CONSTRAINT knowledgebase_article_departments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_article_key_key UNIQUE (key);
ALTER TABLE ONLY public.knowledgebase_article_life_events
    ADD CONSTRAINT knowledgebase_article_li_article_id_lifeevent_id_83cdea77_uniq UNIQUE (article_id, lifeevent_id);
ALTER TABLE ONLY public.knowledgebase_article_life_events
    ADD CONSTRAINT knowledgebase_article_life_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articleevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_articlefile
    ADD CONSTRAINT knowledgebase_articlefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_articlefile
    ADD CONSTRAINT knowledgebase_articlefile_storage_name_key UNIQUE (storage_name);
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articleuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_category
    ADD CONSTRAINT knowledgebase_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_category
    ADD CONSTRAINT knowledgebase_category_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.knowledgebase_contactway
    ADD CONSTRAINT knowledgebase_contactway_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_coveragefall
    ADD CONSTRAINT knowledgebase_coveragefall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_coveragequestion
    ADD CONSTRAINT knowledgebase_coveragequestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_coveragerun
    ADD CONSTRAINT knowledgebase_coveragerun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_coverageshare
    ADD CONSTRAINT knowledgebase_coverageshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_disturbance
    ADD CONSTRAINT knowledgebase_disturbance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_editing
    ADD CONSTRAINT knowledgebase_editing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_embedorigin
    ADD CONSTRAINT knowledgebase_embedorigin_origin_key UNIQUE (origin);
ALTER TABLE ONLY public.knowledgebase_embedorigin
    ADD CONSTRAINT knowledgebase_embedorigin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_feedback
    ADD CONSTRAINT knowledgebase_feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_flag
    ADD CONSTRAINT knowledgebase_flag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_indexedterm
    ADD CONSTRAINT knowledgebase_indexedterm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_indexedtext
    ADD CONSTRAINT knowledgebase_indexedtext_pkey PRIMARY KEY (translation_id);
ALTER TABLE ONLY public.knowledgebase_lifeevent
    ADD CONSTRAINT knowledgebase_lifeevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_lifeevent
    ADD CONSTRAINT knowledgebase_lifeevent_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.knowledgebase_linkcheck
    ADD CONSTRAINT knowledgebase_linkcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_passage
    ADD CONSTRAINT knowledgebase_passage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_question
    ADD CONSTRAINT knowledgebase_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_questionevent
    ADD CONSTRAINT knowledgebase_questionevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT knowledgebase_radarcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_radarrun
    ADD CONSTRAINT knowledgebase_radarrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_rendering
    ADD CONSTRAINT knowledgebase_rendering_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT knowledgebase_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_searchesofday
    ADD CONSTRAINT knowledgebase_searchesofday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_settledsearch
    ADD CONSTRAINT knowledgebase_settledsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_sitepage
    ADD CONSTRAINT knowledgebase_sitepage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_slugredirect
    ADD CONSTRAINT knowledgebase_slugredirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_sparedcontact
    ADD CONSTRAINT knowledgebase_sparedcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT knowledgebase_translation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_viewsofday
    ADD CONSTRAINT knowledgebase_viewsofday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_weeklymail
    ADD CONSTRAINT knowledgebase_weeklymail_agent_id_key UNIQUE (agent_id);
ALTER TABLE ONLY public.knowledgebase_weeklymail
    ADD CONSTRAINT knowledgebase_weeklymail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_linkcheck
    ADD CONSTRAINT link_check_once UNIQUE (translation_id, url);
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT link_once UNIQUE (ticket_id, other_id, kind);
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT logged_question_position UNIQUE (log_id, "position");
ALTER TABLE ONLY public.channels_in_look
    ADD CONSTRAINT look_once_a_day UNIQUE (entry_id, day, by_id);
ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT membership_unique UNIQUE (agent_id, team_id, role);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_namedagent
    ADD CONSTRAINT named_agent_once UNIQUE (agent_id, ticket_id);
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT not_the_same_once UNIQUE (one_id, other_id);
ALTER TABLE ONLY public.tickets_notificationchoice
    ADD CONSTRAINT notification_choice_once UNIQUE (agent_id, kind);
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT notification_once UNIQUE (agent_id, event_id);
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT notification_reminder_once UNIQUE (agent_id, reminder_id);
ALTER TABLE ONLY public.channels_in_oauthclient
    ADD CONSTRAINT oauth_client_once UNIQUE (provider, tenant, client_id);
ALTER TABLE ONLY public.tickets_participant
    ADD CONSTRAINT participant_once UNIQUE (ticket_id, contact_id);
ALTER TABLE ONLY public.knowledgebase_passage
    ADD CONSTRAINT passage_once UNIQUE (translation_id, digest);
ALTER TABLE ONLY public.people_agent
    ADD CONSTRAINT people_agent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_auditentry
    ADD CONSTRAINT people_auditentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contactaddress
    ADD CONSTRAINT people_contactaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contactmerge
    ADD CONSTRAINT people_contactmerge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_department
    ADD CONSTRAINT people_department_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_department
    ADD CONSTRAINT people_department_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.people_integration
    ADD CONSTRAINT people_integration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_integration_teams
    ADD CONSTRAINT people_integration_teams_integration_id_team_id_62b8d09b_uniq UNIQUE (integration_id, team_id);
ALTER TABLE ONLY public.people_integration_teams
    ADD CONSTRAINT people_integration_teams_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_integration
    ADD CONSTRAINT people_integration_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT people_notthesame_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_team
    ADD CONSTRAINT people_team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_team
    ADD CONSTRAINT people_team_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_queueplace
    ADD CONSTRAINT queue_place_once UNIQUE (agent_id, slug);
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT radar_contact_once UNIQUE (source, source_id);
ALTER TABLE ONLY public.channels_in_rawinbound
    ADD CONSTRAINT raw_inbound_once UNIQUE (inbox_id, external_id);
ALTER TABLE ONLY public.channels_in_remotefile
    ADD CONSTRAINT remote_file_once UNIQUE (message_id, digest);
ALTER TABLE ONLY public.channels_in_remoteimage
    ADD CONSTRAINT remote_image_once UNIQUE (message_id, digest);
ALTER TABLE ONLY public.knowledgebase_rendering
    ADD CONSTRAINT rendering_once_a_kind UNIQUE (translation_id, kind);
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT revision_number_unique UNIQUE (translation_id, number);
ALTER TABLE ONLY public.channels_in_scanpage
    ADD CONSTRAINT scan_page_once UNIQUE (scan_id, number);
ALTER TABLE ONLY public.knowledgebase_searchesofday
    ADD CONSTRAINT searches_once_a_day UNIQUE (day, language, words);
ALTER TABLE ONLY public.knowledgebase_settledsearch
    ADD CONSTRAINT settled_search_once UNIQUE (language, words);
ALTER TABLE ONLY public.knowledgebase_sitepage
    ADD CONSTRAINT site_page_once_a_language UNIQUE (key, language);
ALTER TABLE ONLY public.tickets_slatarget
    ADD CONSTRAINT sla_target_once UNIQUE (policy_id, metric);
ALTER TABLE ONLY public.knowledgebase_slugredirect
    ADD CONSTRAINT slug_redirect_unique UNIQUE (language, slug);
ALTER TABLE ONLY public.channels_in_smssent
    ADD CONSTRAINT sms_sent_once UNIQUE (account_id, vendor_id);
ALTER TABLE ONLY public.channels_in_socialarchive
    ADD CONSTRAINT social_archive_once UNIQUE (inbox_id, half);
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT social_item_once UNIQUE (inbox_id, external_id);
ALTER TABLE ONLY public.tickets_ticketread
    ADD CONSTRAINT ticket_read_once UNIQUE (agent_id, ticket_id);
ALTER TABLE ONLY public.tickets_absence
    ADD CONSTRAINT tickets_absence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_acknowledged
    ADD CONSTRAINT tickets_acknowledged_pkey PRIMARY KEY (address);
ALTER TABLE ONLY public.tickets_agentwork
    ADD CONSTRAINT tickets_agentwork_agent_id_key UNIQUE (agent_id);
ALTER TABLE ONLY public.tickets_agentwork_categories
    ADD CONSTRAINT tickets_agentwork_catego_agentwork_id_category_id_6af2f7ea_uniq UNIQUE (agentwork_id, category_id);
ALTER TABLE ONLY public.tickets_agentwork_categories
    ADD CONSTRAINT tickets_agentwork_categories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_agentwork
    ADD CONSTRAINT tickets_agentwork_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_apianswer
    ADD CONSTRAINT tickets_apianswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_attachment
    ADD CONSTRAINT tickets_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_attachment
    ADD CONSTRAINT tickets_attachment_storage_name_key UNIQUE (storage_name);
ALTER TABLE ONLY public.tickets_automaticmail
    ADD CONSTRAINT tickets_automaticmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_automation
    ADD CONSTRAINT tickets_automation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_automationrun
    ADD CONSTRAINT tickets_automationrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_automationversion
    ADD CONSTRAINT tickets_automationversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_bulkjob
    ADD CONSTRAINT tickets_bulkjob_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_bulkjob
    ADD CONSTRAINT tickets_bulkjob_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY public.tickets_bulkresult
    ADD CONSTRAINT tickets_bulkresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_calendar_inboxes
    ADD CONSTRAINT tickets_calendar_inboxes_calendar_id_inbox_id_b73d5658_uniq UNIQUE (calendar_id, inbox_id);
ALTER TABLE ONLY public.tickets_calendar_inboxes
    ADD CONSTRAINT tickets_calendar_inboxes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_calendar
    ADD CONSTRAINT tickets_calendar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_calendar
    ADD CONSTRAINT tickets_calendar_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tickets_calendar_teams
    ADD CONSTRAINT tickets_calendar_teams_calendar_id_team_id_e3e8c1cb_uniq UNIQUE (calendar_id, team_id);
ALTER TABLE ONLY public.tickets_calendar_teams
    ADD CONSTRAINT tickets_calendar_teams_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_calendarday
    ADD CONSTRAINT tickets_calendarday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_after_id_key UNIQUE (after_id);
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_cannedresponse
    ADD CONSTRAINT tickets_cannedresponse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_category
    ADD CONSTRAINT tickets_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_category
    ADD CONSTRAINT tickets_category_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_call_back_id_key UNIQUE (call_back_id);
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_clockstep
    ADD CONSTRAINT tickets_clockstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_completionrequest
    ADD CONSTRAINT tickets_completionrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_contactlog
    ADD CONSTRAINT tickets_contactlog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_draft
    ADD CONSTRAINT tickets_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_follower
    ADD CONSTRAINT tickets_follower_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_inbox
    ADD CONSTRAINT tickets_inbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_inbox
    ADD CONSTRAINT tickets_inbox_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tickets_inboxaddress
    ADD CONSTRAINT tickets_inboxaddress_address_key UNIQUE (address);
ALTER TABLE ONLY public.tickets_inboxaddress
    ADD CONSTRAINT tickets_inboxaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT tickets_loggedquestion_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT tickets_loggedquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_macro
    ADD CONSTRAINT tickets_macro_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_namedagent
    ADD CONSTRAINT tickets_namedagent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_notificationchoice
    ADD CONSTRAINT tickets_notificationchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_pace
    ADD CONSTRAINT tickets_pace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_pace
    ADD CONSTRAINT tickets_pace_team_id_key UNIQUE (team_id);
ALTER TABLE ONLY public.tickets_participant
    ADD CONSTRAINT tickets_participant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_passed
    ADD CONSTRAINT tickets_passed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_queue
    ADD CONSTRAINT tickets_queue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_queue
    ADD CONSTRAINT tickets_queue_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tickets_queueplace
    ADD CONSTRAINT tickets_queueplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_quiethours
    ADD CONSTRAINT tickets_quiethours_agent_id_key UNIQUE (agent_id);
ALTER TABLE ONLY public.tickets_quiethours
    ADD CONSTRAINT tickets_quiethours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_reminder
    ADD CONSTRAINT tickets_reminder_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_routingrule
    ADD CONSTRAINT tickets_routingrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_senderprofile
    ADD CONSTRAINT tickets_senderprofile_inbox_id_key UNIQUE (inbox_id);
ALTER TABLE ONLY public.tickets_senderprofile
    ADD CONSTRAINT tickets_senderprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_shift
    ADD CONSTRAINT tickets_shift_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_sideconversation
    ADD CONSTRAINT tickets_sideconversation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_slapolicy
    ADD CONSTRAINT tickets_slapolicy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_slatarget
    ADD CONSTRAINT tickets_slatarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_suggestion
    ADD CONSTRAINT tickets_suggestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_suggestion
    ADD CONSTRAINT tickets_suggestion_ticket_id_key UNIQUE (ticket_id);
ALTER TABLE ONLY public.tickets_suggestionsetting
    ADD CONSTRAINT tickets_suggestionsetting_is_only_key UNIQUE (is_only);
ALTER TABLE ONLY public.tickets_suggestionsetting
    ADD CONSTRAINT tickets_suggestionsetting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_teamway
    ADD CONSTRAINT tickets_teamway_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_teamway
    ADD CONSTRAINT tickets_teamway_team_id_key UNIQUE (team_id);
ALTER TABLE ONLY public.tickets_textmodel
    ADD CONSTRAINT tickets_textmodel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_number_key UNIQUE (number);
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_ticketread
    ADD CONSTRAINT tickets_ticketread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_upload
    ADD CONSTRAINT tickets_upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_upload
    ADD CONSTRAINT tickets_upload_storage_name_key UNIQUE (storage_name);
ALTER TABLE ONLY public.tickets_webhook
    ADD CONSTRAINT tickets_webhook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_webhookcall
    ADD CONSTRAINT tickets_webhookcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT translation_once_a_language UNIQUE (article_id, language);
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT translation_slug_unique UNIQUE (language, slug);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.knowledgebase_viewsofday
    ADD CONSTRAINT views_once_a_day UNIQUE (translation_id, day);
ALTER TABLE ONLY public.channels_in_whatsapptemplate
    ADD CONSTRAINT whatsapp_template_once UNIQUE (inbox_id, name, language);
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT wrap_up_once_a_solving UNIQUE (ticket_id, solved_at);
CREATE INDEX absence_ends ON public.tickets_absence USING btree (ends_at);
CREATE INDEX absence_not_ended ON public.tickets_absence USING btree (starts_at) WHERE (ended_at IS NULL);
CREATE INDEX absence_of_agent ON public.tickets_absence USING btree (agent_id, starts_at);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX address_value_trgm ON public.people_contactaddress USING gin (value public.gin_trgm_ops);
CREATE UNIQUE INDEX agent_email_unique ON public.people_agent USING btree (lower((email)::text));
CREATE INDEX api_answer_age ON public.tickets_apianswer USING btree (created_at);
CREATE INDEX article_by_category ON public.knowledgebase_article USING btree (category_id, id);
CREATE INDEX article_by_review ON public.knowledgebase_article USING btree (department_id, review_on);
CREATE INDEX article_event_by_kind ON public.knowledgebase_articleevent USING btree (kind, created_at DESC, id DESC);
CREATE INDEX article_event_newest ON public.knowledgebase_articleevent USING btree (article_id, created_at DESC, id DESC);
CREATE INDEX article_use_newest ON public.knowledgebase_articleuse USING btree (translation_id, created_at DESC, id DESC);
CREATE INDEX article_use_of_ticket ON public.knowledgebase_articleuse USING btree (ticket_id, created_at);
CREATE INDEX article_use_open ON public.knowledgebase_articleuse USING btree (translation_id, revision_id) WHERE (settled_at IS NULL);
CREATE INDEX audit_newest ON public.people_auditentry USING btree (at DESC, id DESC);
CREATE INDEX audit_object ON public.people_auditentry USING btree (object_kind, object_id, at DESC);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX automatic_mail_at ON public.tickets_automaticmail USING btree (at);
CREATE INDEX automatic_mail_contact ON public.tickets_automaticmail USING btree (contact_id, at);
CREATE INDEX automation_run_newest ON public.tickets_automationrun USING btree (automation_id, at DESC);
CREATE INDEX automation_run_old ON public.tickets_automationrun USING btree (at);
CREATE UNIQUE INDEX calendar_one_is_own ON public.tickets_calendar USING btree (is_own) WHERE is_own;
CREATE INDEX call_back_open ON public.tickets_callback USING btree (promised_at, id) WHERE (done_at IS NULL);
CREATE INDEX call_live ON public.channels_in_call USING btree (started_at) WHERE (ended_at IS NULL);
CREATE INDEX call_of_line ON public.channels_in_call USING btree (account_id, started_at);
CREATE INDEX call_of_number ON public.channels_in_call USING btree (number, started_at DESC) WHERE (NOT ((number)::text = ''::text));
CREATE INDEX call_to_settle ON public.channels_in_call USING btree (settle_at) WHERE (settle_at IS NOT NULL);
CREATE UNIQUE INDEX canned_shortcut_of_everybody ON public.tickets_cannedresponse USING btree (shortcut) WHERE ((shared_with)::text = 'everybody'::text);
CREATE UNIQUE INDEX canned_shortcut_of_owner ON public.tickets_cannedresponse USING btree (owner_id, shortcut) WHERE ((shared_with)::text = 'own'::text);
CREATE UNIQUE INDEX canned_shortcut_of_team ON public.tickets_cannedresponse USING btree (team_id, shortcut) WHERE ((shared_with)::text = 'team'::text);
CREATE INDEX channels_in_alarm_key_1dcebf0b_like ON public.channels_in_alarm USING btree (key varchar_pattern_ops);
CREATE INDEX channels_in_call_account_id_1be9d876 ON public.channels_in_call USING btree (account_id);
CREATE INDEX channels_in_call_agent_id_190bee82 ON public.channels_in_call USING btree (agent_id);
CREATE INDEX channels_in_call_message_id_f74fae24 ON public.channels_in_call USING btree (message_id);
CREATE INDEX channels_in_call_ticket_id_26abca03 ON public.channels_in_call USING btree (ticket_id);
CREATE INDEX channels_in_channelentry_department_id_e52b571b ON public.channels_in_channelentry USING btree (department_id);
CREATE INDEX channels_in_channelentry_deputy_id_0c781d68 ON public.channels_in_channelentry USING btree (deputy_id);
CREATE INDEX channels_in_channelentry_inbox_id_47a9b68c ON public.channels_in_channelentry USING btree (inbox_id);
CREATE INDEX channels_in_channelentry_owner_id_2e94f9e3 ON public.channels_in_channelentry USING btree (owner_id);
CREATE INDEX channels_in_dooraccount_app_id_89899db3 ON public.channels_in_dooraccount USING btree (app_id);
CREATE INDEX channels_in_dooraccount_hook_digest_60eb8c47_like ON public.channels_in_dooraccount USING btree (hook_digest varchar_pattern_ops);
CREATE INDEX channels_in_entrystep_by_id_aa157bbf ON public.channels_in_entrystep USING btree (by_id);
CREATE INDEX channels_in_entrystep_entry_id_93cc268d ON public.channels_in_entrystep USING btree (entry_id);
CREATE INDEX channels_in_fetchedmail_account_id_2a5b4613 ON public.channels_in_fetchedmail USING btree (account_id);
CREATE INDEX channels_in_fetchedmail_raw_id_94a5b472 ON public.channels_in_fetchedmail USING btree (raw_id);
CREATE INDEX channels_in_form_category_id_53ad6202 ON public.channels_in_form USING btree (category_id);
CREATE INDEX channels_in_form_slug_cc2315b3_like ON public.channels_in_form USING btree (slug varchar_pattern_ops);
CREATE INDEX channels_in_formfield_form_id_5aa40c49 ON public.channels_in_formfield USING btree (form_id);
CREATE INDEX channels_in_formfield_key_1de5e5e7 ON public.channels_in_formfield USING btree (key);
CREATE INDEX channels_in_formfield_key_1de5e5e7_like ON public.channels_in_formfield USING btree (key varchar_pattern_ops);
CREATE INDEX channels_in_hookdelivery_account_id_fbe0da00 ON public.channels_in_hookdelivery USING btree (account_id);
CREATE INDEX channels_in_hookdelivery_app_id_e99e969f ON public.channels_in_hookdelivery USING btree (app_id);
CREATE INDEX channels_in_informed_agent_id_5216c86c ON public.channels_in_informed USING btree (agent_id);
CREATE INDEX channels_in_informed_department_id_381b80dc ON public.channels_in_informed USING btree (department_id);
CREATE INDEX channels_in_look_by_id_447af8cc ON public.channels_in_look USING btree (by_id);
CREATE INDEX channels_in_look_entry_id_f0b2ea81 ON public.channels_in_look USING btree (entry_id);
CREATE INDEX channels_in_mention_added_by_id_bb151890 ON public.channels_in_mention USING btree (added_by_id);
CREATE INDEX channels_in_mention_disposed_by_id_530c40c8 ON public.channels_in_mention USING btree (disposed_by_id);
CREATE INDEX channels_in_mention_feed_id_f5b5d76d ON public.channels_in_mention USING btree (feed_id);
CREATE INDEX channels_in_mention_key_840000e4_like ON public.channels_in_mention USING btree (key varchar_pattern_ops);
CREATE INDEX channels_in_mention_team_id_1dc5faf1 ON public.channels_in_mention USING btree (team_id);
CREATE INDEX channels_in_mentionfeed_team_id_15fac71a ON public.channels_in_mentionfeed USING btree (team_id);
CREATE INDEX channels_in_mentionfeed_url_ce59a0cd_like ON public.channels_in_mentionfeed USING btree (url varchar_pattern_ops);
CREATE INDEX channels_in_oauthgrant_client_id_8de46399 ON public.channels_in_oauthgrant USING btree (client_id);
CREATE INDEX channels_in_outboundattempt_message_id_8676ee24 ON public.channels_in_outboundattempt USING btree (message_id);
CREATE INDEX channels_in_phoneseat_number_3c767111_like ON public.channels_in_phoneseat USING btree (number varchar_pattern_ops);
CREATE INDEX channels_in_rawinbound_inbox_id_b3dab9c2 ON public.channels_in_rawinbound USING btree (inbox_id);
CREATE INDEX channels_in_rawinbound_message_id_d87862fa ON public.channels_in_rawinbound USING btree (message_id);
CREATE INDEX channels_in_remoteimage_message_id_9f5e7ee5 ON public.channels_in_remoteimage USING btree (message_id);
CREATE INDEX channels_in_scanpage_scan_id_461e9481 ON public.channels_in_scanpage USING btree (scan_id);
CREATE INDEX channels_in_smsaccount_hook_digest_4437b949_like ON public.channels_in_smsaccount USING btree (hook_digest varchar_pattern_ops);
CREATE INDEX channels_in_smsaccount_number_4f9f699b_like ON public.channels_in_smsaccount USING btree (number varchar_pattern_ops);
CREATE INDEX channels_in_smssent_account_id_806617d7 ON public.channels_in_smssent USING btree (account_id);
CREATE INDEX channels_in_smssent_message_id_a426a326 ON public.channels_in_smssent USING btree (message_id);
CREATE INDEX channels_in_smsstop_number_e2e59edc_like ON public.channels_in_smsstop USING btree (number varchar_pattern_ops);
CREATE INDEX channels_in_socialarchive_inbox_id_f86b132f ON public.channels_in_socialarchive USING btree (inbox_id);
CREATE INDEX channels_in_socialdeed_agent_id_645bcc2e ON public.channels_in_socialdeed USING btree (agent_id);
CREATE INDEX channels_in_socialdeed_item_id_5a9b0583 ON public.channels_in_socialdeed USING btree (item_id);
CREATE INDEX channels_in_socialdeed_told_by_id_981f7ea7 ON public.channels_in_socialdeed USING btree (told_by_id);
CREATE INDEX channels_in_socialitem_inbox_id_fd93a874 ON public.channels_in_socialitem USING btree (inbox_id);
CREATE INDEX channels_in_socialitem_taken_down_by_id_be19000b ON public.channels_in_socialitem USING btree (taken_down_by_id);
CREATE INDEX channels_in_socialversion_item_id_f046b91f ON public.channels_in_socialversion USING btree (item_id);
CREATE INDEX channels_in_stagedupload_form_id_4ad569a7 ON public.channels_in_stagedupload USING btree (form_id);
CREATE INDEX channels_in_stagedupload_token_3d264b1f_like ON public.channels_in_stagedupload USING btree (token varchar_pattern_ops);
CREATE INDEX channels_in_stagedupload_used_by_id_00ea1e21 ON public.channels_in_stagedupload USING btree (used_by_id);
CREATE INDEX channels_in_vendorapp_hook_digest_c7f11abe_like ON public.channels_in_vendorapp USING btree (hook_digest varchar_pattern_ops);
CREATE INDEX channels_in_whatsapptemplate_inbox_id_2a5eebf6 ON public.channels_in_whatsapptemplate USING btree (inbox_id);
CREATE INDEX chat_accepted ON public.chat_chatsession USING btree (inbox_id, first_accepted_at DESC) WHERE (first_accepted_at IS NOT NULL);
CREATE INDEX chat_chatblock_by_id_424f5296 ON public.chat_chatblock USING btree (by_id);
CREATE INDEX chat_chatblock_place_9d19f8c8 ON public.chat_chatblock USING btree (place);
CREATE INDEX chat_chatblock_place_9d19f8c8_like ON public.chat_chatblock USING btree (place varchar_pattern_ops);
CREATE INDEX chat_chatblock_session_id_48b4b20f ON public.chat_chatblock USING btree (session_id);
CREATE INDEX chat_chatentry_session_id_f19a6f17 ON public.chat_chatentry USING btree (session_id);
CREATE INDEX chat_chathelper_agent_id_a843fb07 ON public.chat_chathelper USING btree (agent_id);
CREATE INDEX chat_chathelper_session_id_f2485bfb ON public.chat_chathelper USING btree (session_id);
CREATE INDEX chat_chatsession_agent_id_013c32ce ON public.chat_chatsession USING btree (agent_id);
CREATE INDEX chat_chatsession_inbox_id_ec4f8983 ON public.chat_chatsession USING btree (inbox_id);
CREATE INDEX chat_chatsession_offered_to_id_a3fc485d ON public.chat_chatsession USING btree (offered_to_id);
CREATE INDEX chat_chatsession_token_hash_de7ab09e_like ON public.chat_chatsession USING btree (token_hash varchar_pattern_ops);
CREATE INDEX chat_chatsession_wanted_agent_id_495ba34d ON public.chat_chatsession USING btree (wanted_agent_id);
CREATE INDEX chat_chatsite_setup_id_f2642af7 ON public.chat_chatsite USING btree (setup_id);
CREATE INDEX chat_chatskill_agent_id_f3836cef ON public.chat_chatskill USING btree (agent_id);
CREATE INDEX chat_chatskill_category_id_1b191bcb ON public.chat_chatskill USING btree (category_id);
CREATE INDEX chat_chatskill_inbox_id_862955cb ON public.chat_chatskill USING btree (inbox_id);
CREATE INDEX chat_newest ON public.chat_chatsession USING btree (inbox_id, started_at DESC, id DESC);
CREATE INDEX chat_not_looked_through ON public.chat_chatsession USING btree (ended_at) WHERE ((mailed_seq < last_public_seq) AND ((state)::text = 'ended'::text));
CREATE INDEX chat_of_agent ON public.chat_chatsession USING btree (agent_id, accepted_at) WHERE ((state)::text = 'active'::text);
CREATE INDEX chat_unended ON public.chat_chatsession USING btree (visitor_seen_at) WHERE (NOT ((state)::text = 'ended'::text));
CREATE INDEX chat_waiting ON public.chat_chatsession USING btree (inbox_id, waiting_since, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX clock_broken ON public.tickets_clock USING btree (breached_at DESC, id DESC) WHERE (breached_at IS NOT NULL);
CREATE INDEX clock_due ON public.tickets_clock USING btree (due_at, id) WHERE ((stopped_at IS NULL) AND (breached_at IS NULL) AND (due_at IS NOT NULL));
CREATE INDEX clock_of_ticket ON public.tickets_clock USING btree (ticket_id, metric);
CREATE UNIQUE INDEX clock_one_of_a_kind_runs ON public.tickets_clock USING btree (ticket_id, metric) WHERE ((stopped_at IS NULL) AND (NOT ((metric)::text = 'call_back'::text)));
CREATE INDEX clock_open_of_calendar ON public.tickets_clock USING btree (calendar_id, id) WHERE (stopped_at IS NULL);
CREATE INDEX clock_open_of_policy ON public.tickets_clock USING btree (policy_id, id) WHERE (stopped_at IS NULL);
CREATE INDEX clock_warn ON public.tickets_clock USING btree (warn_at, id) WHERE ((stopped_at IS NULL) AND (warned_at IS NULL));
CREATE INDEX clock_warn_leads ON public.tickets_clock USING btree (lead_warn_at, id) WHERE ((stopped_at IS NULL) AND (lead_warn_at IS NOT NULL) AND (lead_warned_at IS NULL));
CREATE INDEX completion_deadline ON public.tickets_completionrequest USING btree (deadline) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX completion_one_open_a_ticket ON public.tickets_completionrequest USING btree (ticket_id) WHERE (ended_at IS NULL);
CREATE INDEX completion_reminder ON public.tickets_completionrequest USING btree (remind_at) WHERE ((ended_at IS NULL) AND (remind_at IS NOT NULL));
CREATE UNIQUE INDEX contact_log_key_unique ON public.tickets_contactlog USING btree (agent_id, client_key) WHERE (NOT ((client_key)::text = ''::text));
CREATE INDEX contact_log_newest ON public.tickets_contactlog USING btree (created_at DESC);
CREATE INDEX contact_name ON public.people_contact USING btree (name, id);
CREATE INDEX contact_name_trgm ON public.people_contact USING gin (name public.gin_trgm_ops);
CREATE UNIQUE INDEX coverage_fall_open_once ON public.knowledgebase_coveragefall USING btree (question_id) WHERE (resolved_at IS NULL);
CREATE INDEX coverage_run_newest ON public.knowledgebase_coveragerun USING btree (at DESC, id DESC);
CREATE INDEX disturbance_current ON public.knowledgebase_disturbance USING btree (starts_at DESC) WHERE is_active;
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX door_account_named ON public.channels_in_dooraccount USING btree (provider, external_id);
CREATE INDEX editing_of_agent ON public.knowledgebase_editing USING btree (agent_id, saved_at DESC);
CREATE INDEX entry_step_of_entry ON public.channels_in_entrystep USING btree (entry_id, at DESC);
CREATE INDEX event_ticket ON public.tickets_event USING btree (ticket_id, at, id);
CREATE INDEX feedback_newest ON public.knowledgebase_feedback USING btree (translation_id, created_at DESC, id DESC);
CREATE INDEX flag_unsettled ON public.knowledgebase_flag USING btree (article_id, created_at) WHERE (settled_at IS NULL);
CREATE INDEX hook_delivery_newest ON public.channels_in_hookdelivery USING btree (received_at DESC, id DESC);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE UNIQUE INDEX inbox_for_mail_has_its_address ON public.tickets_inbox USING btree (lower((address)::text)) WHERE (((kind)::text = 'email'::text) AND (NOT ((address)::text = ''::text)));
CREATE INDEX indexed_notes ON public.knowledgebase_indexedtext USING gin (internal);
CREATE INDEX indexed_stems ON public.knowledgebase_indexedtext USING gin (stems);
CREATE INDEX indexed_word_begins ON public.knowledgebase_indexedterm USING btree (term text_pattern_ops) WHERE ((kind)::text = 'word'::text);
CREATE INDEX indexed_word_like ON public.knowledgebase_indexedterm USING gin (term public.gin_trgm_ops) WHERE ((kind)::text = 'word'::text);
CREATE INDEX kept_mail_newest ON public.channels_in_keptmail USING btree (sent_at DESC, id DESC);
CREATE INDEX knowledgebase_accessibilitystatement_form_slug_bd221745 ON public.knowledgebase_accessibilitystatement USING btree (form_slug);
CREATE INDEX knowledgebase_accessibilitystatement_form_slug_bd221745_like ON public.knowledgebase_accessibilitystatement USING btree (form_slug varchar_pattern_ops);
CREATE INDEX knowledgebase_article_category_id_a7606e67 ON public.knowledgebase_article USING btree (category_id);
CREATE INDEX knowledgebase_article_created_by_id_3639e280 ON public.knowledgebase_article USING btree (created_by_id);
CREATE INDEX knowledgebase_article_department_id_823076ac ON public.knowledgebase_article USING btree (department_id);
CREATE INDEX knowledgebase_article_departments_article_id_e6d5ace2 ON public.knowledgebase_article_departments USING btree (article_id);
CREATE INDEX knowledgebase_article_departments_department_id_00c4644c ON public.knowledgebase_article_departments USING btree (department_id);
CREATE INDEX knowledgebase_article_deputy_id_ec4f37d0 ON public.knowledgebase_article USING btree (deputy_id);
CREATE INDEX knowledgebase_article_life_events_article_id_47660eb4 ON public.knowledgebase_article_life_events USING btree (article_id);
CREATE INDEX knowledgebase_article_life_events_lifeevent_id_d5486e8d ON public.knowledgebase_article_life_events USING btree (lifeevent_id);
CREATE INDEX knowledgebase_article_responsible_id_154b54a5 ON public.knowledgebase_article USING btree (responsible_id);
CREATE INDEX knowledgebase_article_team_id_683b0dec ON public.knowledgebase_article USING btree (team_id);
CREATE INDEX knowledgebase_articleevent_agent_id_fb9e46ab ON public.knowledgebase_articleevent USING btree (agent_id);
CREATE INDEX knowledgebase_articleevent_article_id_4b855133 ON public.knowledgebase_articleevent USING btree (article_id);
CREATE INDEX knowledgebase_articleevent_integration_id_4a4f6592 ON public.knowledgebase_articleevent USING btree (integration_id);
CREATE INDEX knowledgebase_articleevent_revision_id_9f628247 ON public.knowledgebase_articleevent USING btree (revision_id);
CREATE INDEX knowledgebase_articleevent_translation_id_1c3263e0 ON public.knowledgebase_articleevent USING btree (translation_id);
CREATE INDEX knowledgebase_articlefile_agent_id_8f4a2dc7 ON public.knowledgebase_articlefile USING btree (agent_id);
CREATE INDEX knowledgebase_articlefile_article_id_7a92b880 ON public.knowledgebase_articlefile USING btree (article_id);
CREATE INDEX knowledgebase_articlefile_storage_name_6caf50ca_like ON public.knowledgebase_articlefile USING btree (storage_name varchar_pattern_ops);
CREATE INDEX knowledgebase_articleuse_agent_id_c264d982 ON public.knowledgebase_articleuse USING btree (agent_id);
CREATE INDEX knowledgebase_articleuse_message_id_1e2f7d5e ON public.knowledgebase_articleuse USING btree (message_id);
CREATE INDEX knowledgebase_articleuse_revision_id_b1ae7197 ON public.knowledgebase_articleuse USING btree (revision_id);
CREATE INDEX knowledgebase_articleuse_settled_by_id_24d2da3a ON public.knowledgebase_articleuse USING btree (settled_by_id);
CREATE INDEX knowledgebase_articleuse_ticket_id_5c121455 ON public.knowledgebase_articleuse USING btree (ticket_id);
CREATE INDEX knowledgebase_articleuse_translation_id_938c89e0 ON public.knowledgebase_articleuse USING btree (translation_id);
CREATE INDEX knowledgebase_category_parent_id_2c75dc64 ON public.knowledgebase_category USING btree (parent_id);
CREATE INDEX knowledgebase_category_slug_f0341e72_like ON public.knowledgebase_category USING btree (slug varchar_pattern_ops);
CREATE INDEX knowledgebase_category_team_id_28be3991 ON public.knowledgebase_category USING btree (team_id);
CREATE INDEX knowledgebase_coveragefall_question_id_0bf6217a ON public.knowledgebase_coveragefall USING btree (question_id);
CREATE INDEX knowledgebase_coveragequestion_article_id_7e28930e ON public.knowledgebase_coveragequestion USING btree (article_id);
CREATE INDEX knowledgebase_coveragequestion_changed_by_id_546345b7 ON public.knowledgebase_coveragequestion USING btree (changed_by_id);
CREATE INDEX knowledgebase_coveragequestion_created_by_id_aac90f0a ON public.knowledgebase_coveragequestion USING btree (created_by_id);
CREATE INDEX knowledgebase_coverageshare_category_id_f1d337ba ON public.knowledgebase_coverageshare USING btree (category_id);
CREATE INDEX knowledgebase_coverageshare_run_id_66530e26 ON public.knowledgebase_coverageshare USING btree (run_id);
CREATE INDEX knowledgebase_editing_agent_id_0aceb8ee ON public.knowledgebase_editing USING btree (agent_id);
CREATE INDEX knowledgebase_editing_based_on_id_47ffd924 ON public.knowledgebase_editing USING btree (based_on_id);
CREATE INDEX knowledgebase_editing_translation_id_f574582e ON public.knowledgebase_editing USING btree (translation_id);
CREATE INDEX knowledgebase_embedorigin_created_by_id_03e2e7f7 ON public.knowledgebase_embedorigin USING btree (created_by_id);
CREATE INDEX knowledgebase_embedorigin_origin_7ff45e54_like ON public.knowledgebase_embedorigin USING btree (origin varchar_pattern_ops);
CREATE INDEX knowledgebase_feedback_revision_id_1f878666 ON public.knowledgebase_feedback USING btree (revision_id);
CREATE INDEX knowledgebase_feedback_ticket_id_b7c1b273 ON public.knowledgebase_feedback USING btree (ticket_id);
CREATE INDEX knowledgebase_feedback_translation_id_97c443f2 ON public.knowledgebase_feedback USING btree (translation_id);
CREATE INDEX knowledgebase_flag_agent_id_751f3cb0 ON public.knowledgebase_flag USING btree (agent_id);
CREATE INDEX knowledgebase_flag_article_id_92285d04 ON public.knowledgebase_flag USING btree (article_id);
CREATE INDEX knowledgebase_flag_revision_id_043d0158 ON public.knowledgebase_flag USING btree (revision_id);
CREATE INDEX knowledgebase_flag_settled_by_id_ac68d0f8 ON public.knowledgebase_flag USING btree (settled_by_id);
CREATE INDEX knowledgebase_indexedtext_revision_id_192f94c7 ON public.knowledgebase_indexedtext USING btree (revision_id);
CREATE INDEX knowledgebase_lifeevent_slug_21f46e78_like ON public.knowledgebase_lifeevent USING btree (slug varchar_pattern_ops);
CREATE INDEX knowledgebase_linkcheck_revision_id_70bd2976 ON public.knowledgebase_linkcheck USING btree (revision_id);
CREATE INDEX knowledgebase_linkcheck_translation_id_7d313b42 ON public.knowledgebase_linkcheck USING btree (translation_id);
CREATE INDEX knowledgebase_passage_translation_id_0f0de05a ON public.knowledgebase_passage USING btree (translation_id);
CREATE INDEX knowledgebase_question_article_id_ad60d302 ON public.knowledgebase_question USING btree (article_id);
CREATE INDEX knowledgebase_question_department_id_913037ea ON public.knowledgebase_question USING btree (department_id);
CREATE INDEX knowledgebase_question_merged_into_id_2b15ce88 ON public.knowledgebase_question USING btree (merged_into_id);
CREATE INDEX knowledgebase_questionevent_agent_id_90643519 ON public.knowledgebase_questionevent USING btree (agent_id);
CREATE INDEX knowledgebase_questionevent_question_id_f53bdce1 ON public.knowledgebase_questionevent USING btree (question_id);
CREATE INDEX knowledgebase_radarcontact_article_id_ce0f3aeb ON public.knowledgebase_radarcontact USING btree (article_id);
CREATE INDEX knowledgebase_radarcontact_department_id_56ddce2e ON public.knowledgebase_radarcontact USING btree (department_id);
CREATE INDEX knowledgebase_radarcontact_question_id_1ec629a1 ON public.knowledgebase_radarcontact USING btree (question_id);
CREATE INDEX knowledgebase_radarcontact_ticket_id_155964be ON public.knowledgebase_radarcontact USING btree (ticket_id);
CREATE INDEX knowledgebase_remark_agent_id_1c0db4d8 ON public.knowledgebase_remark USING btree (agent_id);
CREATE INDEX knowledgebase_remark_answers_id_520b4857 ON public.knowledgebase_remark USING btree (answers_id);
CREATE INDEX knowledgebase_remark_revision_id_21e24058 ON public.knowledgebase_remark USING btree (revision_id);
CREATE INDEX knowledgebase_remark_settled_by_id_7b07e401 ON public.knowledgebase_remark USING btree (settled_by_id);
CREATE INDEX knowledgebase_remark_translation_id_f44a768c ON public.knowledgebase_remark USING btree (translation_id);
CREATE INDEX knowledgebase_rendering_author_id_886fa71f ON public.knowledgebase_rendering USING btree (author_id);
CREATE INDEX knowledgebase_rendering_revision_id_0fb3ec57 ON public.knowledgebase_rendering USING btree (revision_id);
CREATE INDEX knowledgebase_rendering_translation_id_1aac2e7a ON public.knowledgebase_rendering USING btree (translation_id);
CREATE INDEX knowledgebase_revision_author_id_c6e3e77e ON public.knowledgebase_revision USING btree (author_id);
CREATE INDEX knowledgebase_revision_restored_from_id_ccb09161 ON public.knowledgebase_revision USING btree (restored_from_id);
CREATE INDEX knowledgebase_revision_translates_id_0941f868 ON public.knowledgebase_revision USING btree (translates_id);
CREATE INDEX knowledgebase_revision_translation_id_ec852d15 ON public.knowledgebase_revision USING btree (translation_id);
CREATE INDEX knowledgebase_settledsearch_settled_by_id_7ab1f45b ON public.knowledgebase_settledsearch USING btree (settled_by_id);
CREATE INDEX knowledgebase_settledsearch_translation_id_882dba8f ON public.knowledgebase_settledsearch USING btree (translation_id);
CREATE INDEX knowledgebase_slugredirect_translation_id_fc5f02ad ON public.knowledgebase_slugredirect USING btree (translation_id);
CREATE INDEX knowledgebase_sparedcontact_inbox_id_6c19c911 ON public.knowledgebase_sparedcontact USING btree (inbox_id);
CREATE INDEX knowledgebase_sparedcontact_revision_id_50168292 ON public.knowledgebase_sparedcontact USING btree (revision_id);
CREATE INDEX knowledgebase_sparedcontact_translation_id_50e3d984 ON public.knowledgebase_sparedcontact USING btree (translation_id);
CREATE INDEX knowledgebase_translation_article_id_272df1bc ON public.knowledgebase_translation USING btree (article_id);
CREATE INDEX knowledgebase_translation_latest_id_8fdfe037 ON public.knowledgebase_translation USING btree (latest_id);
CREATE INDEX knowledgebase_translation_live_id_56d7bda9 ON public.knowledgebase_translation USING btree (live_id);
CREATE INDEX knowledgebase_translation_scheduled_id_62d00cfe ON public.knowledgebase_translation USING btree (scheduled_id);
CREATE INDEX knowledgebase_viewsofday_translation_id_da952d9c ON public.knowledgebase_viewsofday USING btree (translation_id);
CREATE INDEX link_check_broken ON public.knowledgebase_linkcheck USING btree (translation_id) WHERE (NOT ((outcome)::text = 'works'::text));
CREATE INDEX look_of_day ON public.channels_in_look USING btree (day);
CREATE INDEX mention_newest ON public.channels_in_mention USING btree (seen_at DESC, id DESC);
CREATE INDEX mention_open ON public.channels_in_mention USING btree (seen_at DESC, id DESC) WHERE ((disposition)::text = ''::text);
CREATE UNIQUE INDEX merged_once_at_a_time ON public.people_contactmerge USING btree (merged_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX message_client_key_unique ON public.tickets_message USING btree (ticket_id, client_key) WHERE (NOT ((client_key)::text = ''::text));
CREATE INDEX message_external_id ON public.tickets_message USING btree (message_id) WHERE (NOT ((message_id)::text = ''::text));
CREATE INDEX message_newest ON public.tickets_message USING btree (created_at DESC, id DESC);
CREATE INDEX message_not_delivered ON public.tickets_message USING btree (created_at DESC, id DESC) WHERE (((delivery)::text = ANY ((ARRAY['failed'::character varying, 'unknown'::character varying])::text[])) AND (failure_seen_at IS NULL));
CREATE UNIQUE INDEX message_own_id_unique ON public.tickets_message USING btree (message_id) WHERE (((direction)::text = 'out'::text) AND (NOT ((message_id)::text = ''::text)));
CREATE INDEX message_search ON public.tickets_message USING gin (search);
CREATE INDEX message_side ON public.tickets_message USING btree (side_id, created_at) WHERE (side_id IS NOT NULL);
CREATE INDEX message_thread ON public.tickets_message USING btree (ticket_id, created_at, id);
CREATE INDEX message_undelivered ON public.tickets_message USING btree (created_at) WHERE ((delivery)::text = 'pending'::text);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE UNIQUE INDEX notification_absence_once ON public.tickets_notification USING btree (agent_id, absence_id) WHERE (absence_id IS NOT NULL);
CREATE UNIQUE INDEX notification_bulk_once ON public.tickets_notification USING btree (agent_id, bulk_id, kind) WHERE (bulk_id IS NOT NULL);
CREATE INDEX notification_old ON public.tickets_notification USING btree (at);
CREATE INDEX notification_page ON public.tickets_notification USING btree (agent_id, at DESC, id DESC);
CREATE INDEX notification_unmailed ON public.tickets_notification USING btree (mail_at) WHERE ((mail_at IS NOT NULL) AND (mailed_at IS NULL));
CREATE INDEX notification_unread ON public.tickets_notification USING btree (agent_id, ticket_id) WHERE (in_app AND (read_at IS NULL));
CREATE INDEX outbound_attempt_of_inbox ON public.channels_in_outboundattempt USING btree (inbox_id, started_at);
CREATE INDEX passage_by_meaning ON public.knowledgebase_passage USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops);
CREATE UNIQUE INDEX passed_once_at_a_time ON public.tickets_passed USING btree (absence_id, ticket_id) WHERE (ended_at IS NULL);
CREATE INDEX passed_ticket ON public.tickets_passed USING btree (ticket_id);
CREATE INDEX people_auditentry_agent_id_baddf079 ON public.people_auditentry USING btree (agent_id);
CREATE INDEX people_auditentry_integration_id_e9247716 ON public.people_auditentry USING btree (integration_id);
CREATE INDEX people_contact_merged_into_id_89cd33fe ON public.people_contact USING btree (merged_into_id);
CREATE INDEX people_contactaddress_contact_id_8cf0143b ON public.people_contactaddress USING btree (contact_id);
CREATE INDEX people_contactmerge_by_id_011f968d ON public.people_contactmerge USING btree (by_id);
CREATE INDEX people_contactmerge_kept_id_b6be78bd ON public.people_contactmerge USING btree (kept_id);
CREATE INDEX people_contactmerge_merged_id_3b552de6 ON public.people_contactmerge USING btree (merged_id);
CREATE INDEX people_contactmerge_undone_by_id_c8a2ce35 ON public.people_contactmerge USING btree (undone_by_id);
CREATE INDEX people_department_slug_878e4dd3_like ON public.people_department USING btree (slug varchar_pattern_ops);
CREATE INDEX people_integration_created_by_id_3605069f ON public.people_integration USING btree (created_by_id);
CREATE INDEX people_integration_teams_integration_id_826eb844 ON public.people_integration_teams USING btree (integration_id);
CREATE INDEX people_integration_teams_team_id_3a7075c2 ON public.people_integration_teams USING btree (team_id);
CREATE INDEX people_integration_token_hash_a867e65a_like ON public.people_integration USING btree (token_hash varchar_pattern_ops);
CREATE INDEX people_membership_agent_id_f1e117cc ON public.people_membership USING btree (agent_id);
CREATE INDEX people_membership_team_id_61ae9260 ON public.people_membership USING btree (team_id);
CREATE INDEX people_notthesame_by_id_a6b93f22 ON public.people_notthesame USING btree (by_id);
CREATE INDEX people_notthesame_integration_id_6e69f0c7 ON public.people_notthesame USING btree (integration_id);
CREATE INDEX people_notthesame_one_id_b37c9290 ON public.people_notthesame USING btree (one_id);
CREATE INDEX people_notthesame_other_id_4fd18c53 ON public.people_notthesame USING btree (other_id);
CREATE INDEX people_team_department_id_c2828547 ON public.people_team USING btree (department_id);
CREATE INDEX people_team_slug_f0035d4b_like ON public.people_team USING btree (slug varchar_pattern_ops);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX question_all_ranked ON public.knowledgebase_question USING btree (rank DESC, id DESC) WHERE (merged_into_id IS NULL);
CREATE INDEX question_ranked ON public.knowledgebase_question USING btree (state, rank DESC, id DESC) WHERE (merged_into_id IS NULL);
CREATE INDEX radar_contact_newest ON public.knowledgebase_radarcontact USING btree (at DESC, id DESC);
CREATE INDEX radar_contact_of_question ON public.knowledgebase_radarcontact USING btree (question_id, at DESC, id DESC);
CREATE INDEX radar_contact_ticket ON public.knowledgebase_radarcontact USING btree (ticket_id);
CREATE INDEX raw_inbound_due ON public.channels_in_rawinbound USING btree (due_at, id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX raw_inbound_for_people ON public.channels_in_rawinbound USING btree (received_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['set_aside'::character varying, 'failed'::character varying])::text[]));
CREATE INDEX remark_of_translation ON public.knowledgebase_remark USING btree (translation_id, created_at);
CREATE INDEX reminder_open ON public.tickets_reminder USING btree (agent_id, at) WHERE (done_at IS NULL);
CREATE INDEX reminder_untold ON public.tickets_reminder USING btree (at) WHERE ((done_at IS NULL) AND (told_at IS NULL));
CREATE INDEX remote_file_waiting ON public.channels_in_remotefile USING btree (due_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX revision_newest ON public.knowledgebase_revision USING btree (translation_id, created_at DESC, id DESC);
CREATE INDEX scan_waiting ON public.channels_in_scan USING btree (asked_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX searches_by_words ON public.knowledgebase_searchesofday USING btree (words, language, day);
CREATE INDEX side_conversation_ticket ON public.tickets_sideconversation USING btree (ticket_id, created_at);
CREATE INDEX social_deed_newest ON public.channels_in_socialdeed USING btree (at DESC, id DESC);
CREATE INDEX social_deed_underway ON public.channels_in_socialdeed USING btree (at) WHERE ((done_at IS NULL) AND (NOT gave_up));
CREATE INDEX social_item_thread ON public.channels_in_socialitem USING btree (inbox_id, thread_id, said_at) WHERE (NOT ((thread_id)::text = ''::text));
CREATE INDEX spared_contact_newest ON public.knowledgebase_sparedcontact USING btree (translation_id, created_at DESC, id DESC);
CREATE INDEX staged_upload_age ON public.channels_in_stagedupload USING btree (created_at);
CREATE INDEX staged_upload_submission ON public.channels_in_stagedupload USING btree (submission_id);
CREATE INDEX ticket_assignee ON public.tickets_ticket USING btree (assignee_id, updated_at DESC, id DESC);
CREATE INDEX ticket_category ON public.tickets_ticket USING btree (category_id, updated_at DESC, id DESC);
CREATE INDEX ticket_channel ON public.tickets_ticket USING btree (channel, updated_at DESC, id DESC);
CREATE INDEX ticket_counts_awake ON public.tickets_ticket USING btree (team_id, assignee_id, is_confidential, status) INCLUDE (id, snoozed_until) WHERE ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[]));
CREATE INDEX ticket_created ON public.tickets_ticket USING btree (created_at DESC, id DESC);
CREATE INDEX ticket_due ON public.tickets_ticket USING btree (due_at, id) WHERE (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[])) AND (due_at IS NOT NULL));
CREATE INDEX ticket_due_for ON public.tickets_ticket USING btree (assignee_id, due_at, id) WHERE (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[])) AND (due_at IS NOT NULL));
CREATE INDEX ticket_merged ON public.tickets_ticket USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX ticket_oldest ON public.tickets_ticket USING btree (created_at, id) WHERE ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[]));
CREATE INDEX ticket_priority ON public.tickets_ticket USING btree (priority DESC, updated_at DESC, id DESC) WHERE ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[]));
CREATE INDEX ticket_read_recent ON public.tickets_ticketread USING btree (agent_id, read_at DESC, id DESC);
CREATE INDEX ticket_requester ON public.tickets_ticket USING btree (requester_id, updated_at DESC);
CREATE INDEX ticket_search ON public.tickets_ticket USING gin (search);
CREATE INDEX ticket_snoozed ON public.tickets_ticket USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX ticket_solved ON public.tickets_ticket USING btree (solved_at DESC, id DESC) WHERE (solved_at IS NOT NULL);
CREATE INDEX ticket_status ON public.tickets_ticket USING btree (status, updated_at DESC, id DESC);
CREATE INDEX ticket_tags ON public.tickets_ticket USING gin (tags);
CREATE INDEX ticket_team ON public.tickets_ticket USING btree (team_id, updated_at DESC, id DESC);
CREATE INDEX ticket_unfinished ON public.tickets_ticket USING btree (updated_at DESC, id DESC) WHERE ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'pending'::character varying, 'on_hold'::character varying])::text[]));
CREATE INDEX ticket_updated ON public.tickets_ticket USING btree (updated_at DESC, id DESC);
CREATE INDEX ticket_waiting ON public.tickets_ticket USING btree (waiting_since, id) WHERE (waiting_since IS NOT NULL);
CREATE INDEX ticket_waiting_for ON public.tickets_ticket USING btree (assignee_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);
CREATE INDEX tickets_absence_agent_id_ce23f189 ON public.tickets_absence USING btree (agent_id);
CREATE INDEX tickets_absence_created_by_id_b87da51e ON public.tickets_absence USING btree (created_by_id);
CREATE INDEX tickets_absence_substitute_id_e5f535af ON public.tickets_absence USING btree (substitute_id);
CREATE INDEX tickets_acknowledged_address_d9c313f9_like ON public.tickets_acknowledged USING btree (address varchar_pattern_ops);
CREATE INDEX tickets_acknowledged_at_935a7609 ON public.tickets_acknowledged USING btree (at);
CREATE INDEX tickets_agentwork_categories_agentwork_id_64bc52fc ON public.tickets_agentwork_categories USING btree (agentwork_id);
CREATE INDEX tickets_agentwork_categories_category_id_c51b3e5b ON public.tickets_agentwork_categories USING btree (category_id);
CREATE INDEX tickets_apianswer_integration_id_788549ed ON public.tickets_apianswer USING btree (integration_id);
CREATE INDEX tickets_attachment_draft_id_f043ef28 ON public.tickets_attachment USING btree (draft_id);
CREATE INDEX tickets_attachment_message_id_19591853 ON public.tickets_attachment USING btree (message_id);
CREATE INDEX tickets_attachment_storage_name_06ff9719_like ON public.tickets_attachment USING btree (storage_name varchar_pattern_ops);
CREATE INDEX tickets_automation_owner_id_f542acb6 ON public.tickets_automation USING btree (owner_id);
CREATE INDEX tickets_automationrun_automation_id_3ae6f4a1 ON public.tickets_automationrun USING btree (automation_id);
CREATE INDEX tickets_automationrun_ticket_id_238af18a ON public.tickets_automationrun USING btree (ticket_id);
CREATE INDEX tickets_automationversion_agent_id_3ee79cf5 ON public.tickets_automationversion USING btree (agent_id);
CREATE INDEX tickets_automationversion_automation_id_fc6943ea ON public.tickets_automationversion USING btree (automation_id);
CREATE INDEX tickets_automationversion_integration_id_8ba9b13b ON public.tickets_automationversion USING btree (integration_id);
CREATE INDEX tickets_bulkjob_agent_id_966cfeb9 ON public.tickets_bulkjob USING btree (agent_id);
CREATE INDEX tickets_bulkjob_integration_id_bdabcc6f ON public.tickets_bulkjob USING btree (integration_id);
CREATE INDEX tickets_bulkresult_job_id_424b3f9c ON public.tickets_bulkresult USING btree (job_id);
CREATE INDEX tickets_bulkresult_ticket_id_4067425c ON public.tickets_bulkresult USING btree (ticket_id);
CREATE INDEX tickets_calendar_inboxes_calendar_id_1d52ebdc ON public.tickets_calendar_inboxes USING btree (calendar_id);
CREATE INDEX tickets_calendar_inboxes_inbox_id_8ed178aa ON public.tickets_calendar_inboxes USING btree (inbox_id);
CREATE INDEX tickets_calendar_slug_b84d73ac_like ON public.tickets_calendar USING btree (slug varchar_pattern_ops);
CREATE INDEX tickets_calendar_teams_calendar_id_6d9087c2 ON public.tickets_calendar_teams USING btree (calendar_id);
CREATE INDEX tickets_calendar_teams_team_id_0bf8564f ON public.tickets_calendar_teams USING btree (team_id);
CREATE INDEX tickets_calendarday_calendar_id_84c5641c ON public.tickets_calendarday USING btree (calendar_id);
CREATE INDEX tickets_callback_agent_id_be866381 ON public.tickets_callback USING btree (agent_id);
CREATE INDEX tickets_callback_assignee_id_a959ce93 ON public.tickets_callback USING btree (assignee_id);
CREATE INDEX tickets_callback_done_by_id_5ba1b1aa ON public.tickets_callback USING btree (done_by_id);
CREATE INDEX tickets_callback_integration_id_7a06e8f3 ON public.tickets_callback USING btree (integration_id);
CREATE INDEX tickets_callback_team_id_8fa0e6ee ON public.tickets_callback USING btree (team_id);
CREATE INDEX tickets_callback_ticket_id_06af6765 ON public.tickets_callback USING btree (ticket_id);
CREATE INDEX tickets_cannedresponse_category_id_fab93a83 ON public.tickets_cannedresponse USING btree (category_id);
CREATE INDEX tickets_cannedresponse_owner_id_c24a8a02 ON public.tickets_cannedresponse USING btree (owner_id);
CREATE INDEX tickets_cannedresponse_team_id_2a39887f ON public.tickets_cannedresponse USING btree (team_id);
CREATE INDEX tickets_category_parent_id_f41e76e5 ON public.tickets_category USING btree (parent_id);
CREATE INDEX tickets_category_slug_b3f7c464_like ON public.tickets_category USING btree (slug varchar_pattern_ops);
CREATE INDEX tickets_category_team_id_e698a0aa ON public.tickets_category USING btree (team_id);
CREATE INDEX tickets_clock_calendar_id_63e3afbd ON public.tickets_clock USING btree (calendar_id);
CREATE INDEX tickets_clock_explained_by_id_2d7022a3 ON public.tickets_clock USING btree (explained_by_id);
CREATE INDEX tickets_clock_policy_id_4c5e8917 ON public.tickets_clock USING btree (policy_id);
CREATE INDEX tickets_clock_ticket_id_dc58d018 ON public.tickets_clock USING btree (ticket_id);
CREATE INDEX tickets_clockstep_clock_id_d08e9795 ON public.tickets_clockstep USING btree (clock_id);
CREATE INDEX tickets_completionrequest_agent_id_8897e71c ON public.tickets_completionrequest USING btree (agent_id);
CREATE INDEX tickets_completionrequest_message_id_1f08bbcc ON public.tickets_completionrequest USING btree (message_id);
CREATE INDEX tickets_completionrequest_ticket_id_c0df77e7 ON public.tickets_completionrequest USING btree (ticket_id);
CREATE INDEX tickets_contactlog_agent_id_088d06b7 ON public.tickets_contactlog USING btree (agent_id);
CREATE INDEX tickets_contactlog_contact_id_c12a3734 ON public.tickets_contactlog USING btree (contact_id);
CREATE INDEX tickets_contactlog_integration_id_839737ea ON public.tickets_contactlog USING btree (integration_id);
CREATE INDEX tickets_draft_agent_id_74686198 ON public.tickets_draft USING btree (agent_id);
CREATE INDEX tickets_draft_ticket_id_4d738b41 ON public.tickets_draft USING btree (ticket_id);
CREATE INDEX tickets_event_agent_id_d8f4ca64 ON public.tickets_event USING btree (agent_id);
CREATE INDEX tickets_event_contact_id_20450658 ON public.tickets_event USING btree (contact_id);
CREATE INDEX tickets_event_integration_id_b61c23cf ON public.tickets_event USING btree (integration_id);
CREATE INDEX tickets_event_message_id_96189c62 ON public.tickets_event USING btree (message_id);
CREATE INDEX tickets_event_ticket_id_c2d3d586 ON public.tickets_event USING btree (ticket_id);
CREATE INDEX tickets_follower_agent_id_e095b1a4 ON public.tickets_follower USING btree (agent_id);
CREATE INDEX tickets_follower_ticket_id_f7e5160d ON public.tickets_follower USING btree (ticket_id);
CREATE INDEX tickets_inbox_slug_0db0ca59_like ON public.tickets_inbox USING btree (slug varchar_pattern_ops);
CREATE INDEX tickets_inbox_team_id_08af1d39 ON public.tickets_inbox USING btree (team_id);
CREATE INDEX tickets_inboxaddress_address_964cd504_like ON public.tickets_inboxaddress USING btree (address varchar_pattern_ops);
CREATE INDEX tickets_inboxaddress_inbox_id_5e972a08 ON public.tickets_inboxaddress USING btree (inbox_id);
CREATE INDEX tickets_loggedquestion_log_id_7d4e82dd ON public.tickets_loggedquestion USING btree (log_id);
CREATE INDEX tickets_loggedquestion_ticket_id_5e93c58d ON public.tickets_loggedquestion USING btree (ticket_id);
CREATE INDEX tickets_macro_owner_id_0d33960b ON public.tickets_macro USING btree (owner_id);
CREATE INDEX tickets_macro_team_id_52179d5e ON public.tickets_macro USING btree (team_id);
CREATE INDEX tickets_message_agent_id_27e4fadd ON public.tickets_message USING btree (agent_id);
CREATE INDEX tickets_message_contact_id_d1c72644 ON public.tickets_message USING btree (contact_id);
CREATE INDEX tickets_message_integration_id_3e8de19c ON public.tickets_message USING btree (integration_id);
CREATE INDEX tickets_message_ticket_id_a1134910 ON public.tickets_message USING btree (ticket_id);
CREATE INDEX tickets_namedagent_agent_id_2f5dff62 ON public.tickets_namedagent USING btree (agent_id);
CREATE INDEX tickets_namedagent_ticket_id_aae75eaa ON public.tickets_namedagent USING btree (ticket_id);
CREATE INDEX tickets_notification_agent_id_f134b532 ON public.tickets_notification USING btree (agent_id);
CREATE INDEX tickets_notification_bulk_id_38391bbc ON public.tickets_notification USING btree (bulk_id);
CREATE INDEX tickets_notification_event_id_cccaecba ON public.tickets_notification USING btree (event_id);
CREATE INDEX tickets_notification_reminder_id_6b145095 ON public.tickets_notification USING btree (reminder_id);
CREATE INDEX tickets_notification_ticket_id_277b7fd8 ON public.tickets_notification USING btree (ticket_id);
CREATE INDEX tickets_notificationchoice_agent_id_8159a046 ON public.tickets_notificationchoice USING btree (agent_id);
CREATE INDEX tickets_participant_contact_id_68ab9aff ON public.tickets_participant USING btree (contact_id);
CREATE INDEX tickets_participant_ticket_id_10cd57e4 ON public.tickets_participant USING btree (ticket_id);
CREATE INDEX tickets_passed_absence_id_c3d2d4bc ON public.tickets_passed USING btree (absence_id);
CREATE INDEX tickets_passed_ticket_id_510165b9 ON public.tickets_passed USING btree (ticket_id);
CREATE INDEX tickets_passed_to_id_b573e659 ON public.tickets_passed USING btree (to_id);
CREATE INDEX tickets_queue_owner_id_f33f0622 ON public.tickets_queue USING btree (owner_id);
CREATE INDEX tickets_queue_slug_d7c14409_like ON public.tickets_queue USING btree (slug varchar_pattern_ops);
CREATE INDEX tickets_queue_team_id_b3dece72 ON public.tickets_queue USING btree (team_id);
CREATE INDEX tickets_queueplace_agent_id_38c54752 ON public.tickets_queueplace USING btree (agent_id);
CREATE INDEX tickets_queueplace_slug_b844b0af ON public.tickets_queueplace USING btree (slug);
CREATE INDEX tickets_queueplace_slug_b844b0af_like ON public.tickets_queueplace USING btree (slug varchar_pattern_ops);
CREATE INDEX tickets_reminder_agent_id_0615052e ON public.tickets_reminder USING btree (agent_id);
CREATE INDEX tickets_reminder_ticket_id_6be8d6d2 ON public.tickets_reminder USING btree (ticket_id);
CREATE INDEX tickets_routingrule_team_id_224a13c2 ON public.tickets_routingrule USING btree (team_id);
CREATE INDEX tickets_shift_agent_id_a7718c2a ON public.tickets_shift USING btree (agent_id);
CREATE INDEX tickets_sideconversation_agent_id_4aa3021f ON public.tickets_sideconversation USING btree (agent_id);
CREATE INDEX tickets_sideconversation_integration_id_623eb3cb ON public.tickets_sideconversation USING btree (integration_id);
CREATE INDEX tickets_sideconversation_ticket_id_8667e601 ON public.tickets_sideconversation USING btree (ticket_id);
CREATE INDEX tickets_slapolicy_calendar_id_54a06cb5 ON public.tickets_slapolicy USING btree (calendar_id);
CREATE INDEX tickets_slatarget_policy_id_33c992ef ON public.tickets_slatarget USING btree (policy_id);
CREATE INDEX tickets_suggestion_category_id_e37aa11f ON public.tickets_suggestion USING btree (category_id);
CREATE INDEX tickets_suggestion_model_id_e16fbc2a ON public.tickets_suggestion USING btree (model_id);
CREATE INDEX tickets_teamway_last_agent_id_dbf99e4a ON public.tickets_teamway USING btree (last_agent_id);
CREATE INDEX tickets_ticket_assignee_id_3a5aa407 ON public.tickets_ticket USING btree (assignee_id);
CREATE INDEX tickets_ticket_category_id_710dbfd0 ON public.tickets_ticket USING btree (category_id);
CREATE INDEX tickets_ticket_inbox_id_66f405d2 ON public.tickets_ticket USING btree (inbox_id);
CREATE INDEX tickets_ticket_requester_id_2072a2f2 ON public.tickets_ticket USING btree (requester_id);
CREATE INDEX tickets_ticket_team_id_5a4e7469 ON public.tickets_ticket USING btree (team_id);
CREATE INDEX tickets_ticketlink_agent_id_2c0f3cd8 ON public.tickets_ticketlink USING btree (agent_id);
CREATE INDEX tickets_ticketlink_integration_id_92d37fda ON public.tickets_ticketlink USING btree (integration_id);
CREATE INDEX tickets_ticketlink_other_id_46663d48 ON public.tickets_ticketlink USING btree (other_id);
CREATE INDEX tickets_ticketlink_ticket_id_f15673e4 ON public.tickets_ticketlink USING btree (ticket_id);
CREATE INDEX tickets_ticketread_agent_id_9292c2cf ON public.tickets_ticketread USING btree (agent_id);
CREATE INDEX tickets_ticketread_ticket_id_30492c99 ON public.tickets_ticketread USING btree (ticket_id);
CREATE INDEX tickets_upload_integration_id_a48d56b5 ON public.tickets_upload USING btree (integration_id);
CREATE INDEX tickets_upload_storage_name_cf2f74d0_like ON public.tickets_upload USING btree (storage_name varchar_pattern_ops);
CREATE INDEX tickets_webhookcall_automation_id_032fd6fa ON public.tickets_webhookcall USING btree (automation_id);
CREATE INDEX tickets_webhookcall_ticket_id_4d37215a ON public.tickets_webhookcall USING btree (ticket_id);
CREATE INDEX tickets_webhookcall_webhook_id_21656a0d ON public.tickets_webhookcall USING btree (webhook_id);
CREATE INDEX tickets_wrapup_agent_id_88dc7299 ON public.tickets_wrapup USING btree (agent_id);
CREATE INDEX tickets_wrapup_category_id_678b2390 ON public.tickets_wrapup USING btree (category_id);
CREATE INDEX tickets_wrapup_integration_id_718a0c20 ON public.tickets_wrapup USING btree (integration_id);
CREATE INDEX tickets_wrapup_team_id_a690ba5f ON public.tickets_wrapup USING btree (team_id);
CREATE INDEX tickets_wrapup_ticket_id_ca86ade7 ON public.tickets_wrapup USING btree (ticket_id);
CREATE INDEX translation_by_status ON public.knowledgebase_translation USING btree (status, id);
CREATE INDEX translation_newest_live ON public.knowledgebase_translation USING btree (language, published_at DESC, id) WHERE (live_id IS NOT NULL);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX upload_age ON public.tickets_upload USING btree (created_at);
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE INDEX views_by_day ON public.knowledgebase_viewsofday USING btree (day, translation_id);
CREATE INDEX webhook_call_newest ON public.tickets_webhookcall USING btree (webhook_id, id DESC);
CREATE INDEX webhook_call_old ON public.tickets_webhookcall USING btree (created_at);
CREATE INDEX wrap_up_by_month ON public.tickets_wrapup USING btree (solved_at) INCLUDE (team_id, demand, cause, ticket_id);
CREATE INDEX wrap_up_usual ON public.tickets_wrapup USING btree (team_id, category_id, created_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.knowledgebase_articleevent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.knowledgebase_revision FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.people_auditentry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.tickets_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_agent_id FOREIGN KEY (user_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT channels_in_call_account_id_1be9d876_fk_channels_ FOREIGN KEY (account_id) REFERENCES public.channels_in_dooraccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT channels_in_call_agent_id_190bee82_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT channels_in_call_message_id_f74fae24_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_call
    ADD CONSTRAINT channels_in_call_ticket_id_26abca03_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_channelentry
    ADD CONSTRAINT channels_in_channele_department_id_e52b571b_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_channelentry
    ADD CONSTRAINT channels_in_channelentry_deputy_id_0c781d68_fk_people_agent_id FOREIGN KEY (deputy_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_channelentry
    ADD CONSTRAINT channels_in_channelentry_inbox_id_47a9b68c_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_channelentry
    ADD CONSTRAINT channels_in_channelentry_owner_id_2e94f9e3_fk_people_agent_id FOREIGN KEY (owner_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_dooraccount
    ADD CONSTRAINT channels_in_dooracco_app_id_89899db3_fk_channels_ FOREIGN KEY (app_id) REFERENCES public.channels_in_vendorapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_dooraccount
    ADD CONSTRAINT channels_in_dooraccount_inbox_id_01af2371_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_entrystep
    ADD CONSTRAINT channels_in_entryste_entry_id_93cc268d_fk_channels_ FOREIGN KEY (entry_id) REFERENCES public.channels_in_channelentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_entrystep
    ADD CONSTRAINT channels_in_entrystep_by_id_aa157bbf_fk_people_agent_id FOREIGN KEY (by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_fetchedmail
    ADD CONSTRAINT channels_in_fetchedm_account_id_2a5b4613_fk_channels_ FOREIGN KEY (account_id) REFERENCES public.channels_in_mailaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_fetchedmail
    ADD CONSTRAINT channels_in_fetchedm_raw_id_94a5b472_fk_channels_ FOREIGN KEY (raw_id) REFERENCES public.channels_in_rawinbound(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_form
    ADD CONSTRAINT channels_in_form_category_id_53ad6202_fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_form
    ADD CONSTRAINT channels_in_form_inbox_id_577a4c71_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_formfield
    ADD CONSTRAINT channels_in_formfield_form_id_5aa40c49_fk_channels_in_form_id FOREIGN KEY (form_id) REFERENCES public.channels_in_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_hookdelivery
    ADD CONSTRAINT channels_in_hookdeli_account_id_fbe0da00_fk_channels_ FOREIGN KEY (account_id) REFERENCES public.channels_in_dooraccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_hookdelivery
    ADD CONSTRAINT channels_in_hookdeli_app_id_e99e969f_fk_channels_ FOREIGN KEY (app_id) REFERENCES public.channels_in_vendorapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_informed
    ADD CONSTRAINT channels_in_informed_agent_id_5216c86c_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_informed
    ADD CONSTRAINT channels_in_informed_department_id_381b80dc_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_look
    ADD CONSTRAINT channels_in_look_by_id_447af8cc_fk_people_agent_id FOREIGN KEY (by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_look
    ADD CONSTRAINT channels_in_look_entry_id_f0b2ea81_fk_channels_ FOREIGN KEY (entry_id) REFERENCES public.channels_in_channelentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mailaccount
    ADD CONSTRAINT channels_in_mailaccount_inbox_id_6e4dfb6b_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mailexpectation
    ADD CONSTRAINT channels_in_mailexpe_inbox_id_420c7d58_fk_tickets_i FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mailserver
    ADD CONSTRAINT channels_in_mailserver_inbox_id_d18f9ec2_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_added_by_id_bb151890_fk_people_agent_id FOREIGN KEY (added_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_disposed_by_id_530c40c8_fk_people_agent_id FOREIGN KEY (disposed_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_feed_id_f5b5d76d_fk_channels_ FOREIGN KEY (feed_id) REFERENCES public.channels_in_mentionfeed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_team_id_1dc5faf1_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mention
    ADD CONSTRAINT channels_in_mention_ticket_id_361a173b_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_mentionfeed
    ADD CONSTRAINT channels_in_mentionfeed_team_id_15fac71a_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_oauthgrant
    ADD CONSTRAINT channels_in_oauthgra_client_id_8de46399_fk_channels_ FOREIGN KEY (client_id) REFERENCES public.channels_in_oauthclient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_oauthgrant
    ADD CONSTRAINT channels_in_oauthgrant_inbox_id_7833217c_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_outboundattempt
    ADD CONSTRAINT channels_in_outbound_inbox_id_061b2897_fk_tickets_i FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_outboundattempt
    ADD CONSTRAINT channels_in_outbound_message_id_8676ee24_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_phoneseat
    ADD CONSTRAINT channels_in_phoneseat_agent_id_c149d706_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_rawinbound
    ADD CONSTRAINT channels_in_rawinbou_message_id_d87862fa_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_rawinbound
    ADD CONSTRAINT channels_in_rawinbound_inbox_id_b3dab9c2_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_remotefile
    ADD CONSTRAINT channels_in_remotefi_message_id_61617f6a_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_remoteimage
    ADD CONSTRAINT channels_in_remoteim_message_id_9f5e7ee5_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_scan
    ADD CONSTRAINT channels_in_scan_attachment_id_86a46b5c_fk_tickets_a FOREIGN KEY (attachment_id) REFERENCES public.tickets_attachment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_scanfolder
    ADD CONSTRAINT channels_in_scanfolder_inbox_id_e842261d_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_scanpage
    ADD CONSTRAINT channels_in_scanpage_scan_id_461e9481_fk_channels_in_scan_id FOREIGN KEY (scan_id) REFERENCES public.channels_in_scan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_smsaccount
    ADD CONSTRAINT channels_in_smsaccount_inbox_id_b1fae40c_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_smssent
    ADD CONSTRAINT channels_in_smssent_account_id_806617d7_fk_channels_ FOREIGN KEY (account_id) REFERENCES public.channels_in_smsaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_smssent
    ADD CONSTRAINT channels_in_smssent_message_id_a426a326_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialarchive
    ADD CONSTRAINT channels_in_socialarchive_inbox_id_f86b132f_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialdeed
    ADD CONSTRAINT channels_in_socialde_item_id_5a9b0583_fk_channels_ FOREIGN KEY (item_id) REFERENCES public.channels_in_socialitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialdeed
    ADD CONSTRAINT channels_in_socialde_told_by_id_981f7ea7_fk_tickets_m FOREIGN KEY (told_by_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialdeed
    ADD CONSTRAINT channels_in_socialdeed_agent_id_645bcc2e_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT channels_in_socialit_message_id_d6120a33_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT channels_in_socialit_taken_down_by_id_be19000b_fk_channels_ FOREIGN KEY (taken_down_by_id) REFERENCES public.channels_in_socialdeed(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialitem
    ADD CONSTRAINT channels_in_socialitem_inbox_id_fd93a874_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_socialversion
    ADD CONSTRAINT channels_in_socialve_item_id_f046b91f_fk_channels_ FOREIGN KEY (item_id) REFERENCES public.channels_in_socialitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_stagedupload
    ADD CONSTRAINT channels_in_stagedup_form_id_4ad569a7_fk_channels_ FOREIGN KEY (form_id) REFERENCES public.channels_in_form(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_stagedupload
    ADD CONSTRAINT channels_in_stagedup_used_by_id_00ea1e21_fk_channels_ FOREIGN KEY (used_by_id) REFERENCES public.channels_in_rawinbound(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.channels_in_whatsapptemplate
    ADD CONSTRAINT channels_in_whatsapp_inbox_id_2a5eebf6_fk_tickets_i FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_availability
    ADD CONSTRAINT chat_availability_agent_id_a7878283_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatblock
    ADD CONSTRAINT chat_chatblock_by_id_424f5296_fk_people_agent_id FOREIGN KEY (by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatblock
    ADD CONSTRAINT chat_chatblock_session_id_48b4b20f_fk_chat_chatsession_id FOREIGN KEY (session_id) REFERENCES public.chat_chatsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatentry
    ADD CONSTRAINT chat_chatentry_message_id_be62dc39_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatentry
    ADD CONSTRAINT chat_chatentry_session_id_f19a6f17_fk_chat_chatsession_id FOREIGN KEY (session_id) REFERENCES public.chat_chatsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chathelper
    ADD CONSTRAINT chat_chathelper_agent_id_a843fb07_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chathelper
    ADD CONSTRAINT chat_chathelper_session_id_f2485bfb_fk_chat_chatsession_id FOREIGN KEY (session_id) REFERENCES public.chat_chatsession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_agent_id_013c32ce_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_inbox_id_ec4f8983_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_offered_to_id_a3fc485d_fk_people_agent_id FOREIGN KEY (offered_to_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_ticket_id_b4e6041a_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsession
    ADD CONSTRAINT chat_chatsession_wanted_agent_id_495ba34d_fk_people_agent_id FOREIGN KEY (wanted_agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsetup
    ADD CONSTRAINT chat_chatsetup_inbox_id_37ef50e9_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatsite
    ADD CONSTRAINT chat_chatsite_setup_id_f2642af7_fk_chat_chatsetup_id FOREIGN KEY (setup_id) REFERENCES public.chat_chatsetup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatskill
    ADD CONSTRAINT chat_chatskill_agent_id_f3836cef_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatskill
    ADD CONSTRAINT chat_chatskill_category_id_1b191bcb_fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chat_chatskill
    ADD CONSTRAINT chat_chatskill_inbox_id_862955cb_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article_life_events
    ADD CONSTRAINT knowledgebase_articl_article_id_47660eb4_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articl_article_id_4b855133_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articlefile
    ADD CONSTRAINT knowledgebase_articl_article_id_7a92b880_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article_departments
    ADD CONSTRAINT knowledgebase_articl_article_id_e6d5ace2_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_articl_category_id_a7606e67_fk_knowledge FOREIGN KEY (category_id) REFERENCES public.knowledgebase_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article_departments
    ADD CONSTRAINT knowledgebase_articl_department_id_00c4644c_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_articl_department_id_823076ac_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articl_integration_id_4a4f6592_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article_life_events
    ADD CONSTRAINT knowledgebase_articl_lifeevent_id_d5486e8d_fk_knowledge FOREIGN KEY (lifeevent_id) REFERENCES public.knowledgebase_lifeevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articl_message_id_1e2f7d5e_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_articl_responsible_id_154b54a5_fk_people_ag FOREIGN KEY (responsible_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articl_revision_id_9f628247_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articl_revision_id_b1ae7197_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articl_settled_by_id_24d2da3a_fk_people_ag FOREIGN KEY (settled_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articl_ticket_id_5c121455_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articl_translation_id_1c3263e0_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articl_translation_id_938c89e0_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_article_created_by_id_3639e280_fk_people_agent_id FOREIGN KEY (created_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_article_deputy_id_ec4f37d0_fk_people_agent_id FOREIGN KEY (deputy_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_article
    ADD CONSTRAINT knowledgebase_article_team_id_683b0dec_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleevent
    ADD CONSTRAINT knowledgebase_articleevent_agent_id_fb9e46ab_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articlefile
    ADD CONSTRAINT knowledgebase_articlefile_agent_id_8f4a2dc7_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_articleuse
    ADD CONSTRAINT knowledgebase_articleuse_agent_id_c264d982_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_category
    ADD CONSTRAINT knowledgebase_catego_parent_id_2c75dc64_fk_knowledge FOREIGN KEY (parent_id) REFERENCES public.knowledgebase_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_category
    ADD CONSTRAINT knowledgebase_category_team_id_28be3991_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coveragequestion
    ADD CONSTRAINT knowledgebase_covera_article_id_7e28930e_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coverageshare
    ADD CONSTRAINT knowledgebase_covera_category_id_f1d337ba_fk_knowledge FOREIGN KEY (category_id) REFERENCES public.knowledgebase_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coveragequestion
    ADD CONSTRAINT knowledgebase_covera_changed_by_id_546345b7_fk_people_ag FOREIGN KEY (changed_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coveragequestion
    ADD CONSTRAINT knowledgebase_covera_created_by_id_aac90f0a_fk_people_ag FOREIGN KEY (created_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coveragefall
    ADD CONSTRAINT knowledgebase_covera_question_id_0bf6217a_fk_knowledge FOREIGN KEY (question_id) REFERENCES public.knowledgebase_coveragequestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_coverageshare
    ADD CONSTRAINT knowledgebase_covera_run_id_66530e26_fk_knowledge FOREIGN KEY (run_id) REFERENCES public.knowledgebase_coveragerun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_editing
    ADD CONSTRAINT knowledgebase_editin_based_on_id_47ffd924_fk_knowledge FOREIGN KEY (based_on_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_editing
    ADD CONSTRAINT knowledgebase_editin_translation_id_f574582e_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_editing
    ADD CONSTRAINT knowledgebase_editing_agent_id_0aceb8ee_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_embedorigin
    ADD CONSTRAINT knowledgebase_embedo_created_by_id_03e2e7f7_fk_people_ag FOREIGN KEY (created_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_feedback
    ADD CONSTRAINT knowledgebase_feedba_revision_id_1f878666_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_feedback
    ADD CONSTRAINT knowledgebase_feedba_translation_id_97c443f2_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_feedback
    ADD CONSTRAINT knowledgebase_feedback_ticket_id_b7c1b273_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_flag
    ADD CONSTRAINT knowledgebase_flag_agent_id_751f3cb0_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_flag
    ADD CONSTRAINT knowledgebase_flag_article_id_92285d04_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_flag
    ADD CONSTRAINT knowledgebase_flag_revision_id_043d0158_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_flag
    ADD CONSTRAINT knowledgebase_flag_settled_by_id_ac68d0f8_fk_people_agent_id FOREIGN KEY (settled_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_indexedtext
    ADD CONSTRAINT knowledgebase_indexe_revision_id_192f94c7_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_indexedtext
    ADD CONSTRAINT knowledgebase_indexe_translation_id_415f86b0_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_linkcheck
    ADD CONSTRAINT knowledgebase_linkch_revision_id_70bd2976_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_linkcheck
    ADD CONSTRAINT knowledgebase_linkch_translation_id_7d313b42_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_passage
    ADD CONSTRAINT knowledgebase_passag_translation_id_0f0de05a_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_questionevent
    ADD CONSTRAINT knowledgebase_questi_agent_id_90643519_fk_people_ag FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_question
    ADD CONSTRAINT knowledgebase_questi_article_id_ad60d302_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_question
    ADD CONSTRAINT knowledgebase_questi_department_id_913037ea_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_question
    ADD CONSTRAINT knowledgebase_questi_merged_into_id_2b15ce88_fk_knowledge FOREIGN KEY (merged_into_id) REFERENCES public.knowledgebase_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_questionevent
    ADD CONSTRAINT knowledgebase_questi_question_id_f53bdce1_fk_knowledge FOREIGN KEY (question_id) REFERENCES public.knowledgebase_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT knowledgebase_radarc_article_id_ce0f3aeb_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT knowledgebase_radarc_department_id_56ddce2e_fk_people_de FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT knowledgebase_radarc_question_id_1ec629a1_fk_knowledge FOREIGN KEY (question_id) REFERENCES public.knowledgebase_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_radarcontact
    ADD CONSTRAINT knowledgebase_radarc_ticket_id_155964be_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_agent_id_1c0db4d8_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_answers_id_520b4857_fk_knowledge FOREIGN KEY (answers_id) REFERENCES public.knowledgebase_remark(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_revision_id_21e24058_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_settled_by_id_7b07e401_fk_people_agent_id FOREIGN KEY (settled_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_remark
    ADD CONSTRAINT knowledgebase_remark_translation_id_f44a768c_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_rendering
    ADD CONSTRAINT knowledgebase_render_revision_id_0fb3ec57_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_rendering
    ADD CONSTRAINT knowledgebase_render_translation_id_1aac2e7a_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_rendering
    ADD CONSTRAINT knowledgebase_rendering_author_id_886fa71f_fk_people_agent_id FOREIGN KEY (author_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT knowledgebase_revisi_restored_from_id_ccb09161_fk_knowledge FOREIGN KEY (restored_from_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT knowledgebase_revisi_translates_id_0941f868_fk_knowledge FOREIGN KEY (translates_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT knowledgebase_revisi_translation_id_ec852d15_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_revision
    ADD CONSTRAINT knowledgebase_revision_author_id_c6e3e77e_fk_people_agent_id FOREIGN KEY (author_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_settledsearch
    ADD CONSTRAINT knowledgebase_settle_settled_by_id_7ab1f45b_fk_people_ag FOREIGN KEY (settled_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_settledsearch
    ADD CONSTRAINT knowledgebase_settle_translation_id_882dba8f_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_slugredirect
    ADD CONSTRAINT knowledgebase_slugre_translation_id_fc5f02ad_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_sparedcontact
    ADD CONSTRAINT knowledgebase_spared_inbox_id_6c19c911_fk_tickets_i FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_sparedcontact
    ADD CONSTRAINT knowledgebase_spared_revision_id_50168292_fk_knowledge FOREIGN KEY (revision_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_sparedcontact
    ADD CONSTRAINT knowledgebase_spared_translation_id_50e3d984_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT knowledgebase_transl_article_id_272df1bc_fk_knowledge FOREIGN KEY (article_id) REFERENCES public.knowledgebase_article(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT knowledgebase_transl_latest_id_8fdfe037_fk_knowledge FOREIGN KEY (latest_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT knowledgebase_transl_live_id_56d7bda9_fk_knowledge FOREIGN KEY (live_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_translation
    ADD CONSTRAINT knowledgebase_transl_scheduled_id_62d00cfe_fk_knowledge FOREIGN KEY (scheduled_id) REFERENCES public.knowledgebase_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_viewsofday
    ADD CONSTRAINT knowledgebase_viewso_translation_id_da952d9c_fk_knowledge FOREIGN KEY (translation_id) REFERENCES public.knowledgebase_translation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.knowledgebase_weeklymail
    ADD CONSTRAINT knowledgebase_weeklymail_agent_id_420dfd41_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_agent_id FOREIGN KEY (user_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_auditentry
    ADD CONSTRAINT people_auditentry_agent_id_baddf079_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_auditentry
    ADD CONSTRAINT people_auditentry_integration_id_e9247716_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_merged_into_id_89cd33fe_fk_people_contact_id FOREIGN KEY (merged_into_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactaddress
    ADD CONSTRAINT people_contactaddress_contact_id_8cf0143b_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactmerge
    ADD CONSTRAINT people_contactmerge_by_id_011f968d_fk_people_agent_id FOREIGN KEY (by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactmerge
    ADD CONSTRAINT people_contactmerge_kept_id_b6be78bd_fk_people_contact_id FOREIGN KEY (kept_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactmerge
    ADD CONSTRAINT people_contactmerge_merged_id_3b552de6_fk_people_contact_id FOREIGN KEY (merged_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactmerge
    ADD CONSTRAINT people_contactmerge_undone_by_id_c8a2ce35_fk_people_agent_id FOREIGN KEY (undone_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_integration
    ADD CONSTRAINT people_integration_created_by_id_3605069f_fk_people_agent_id FOREIGN KEY (created_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_integration_teams
    ADD CONSTRAINT people_integration_t_integration_id_826eb844_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_integration_teams
    ADD CONSTRAINT people_integration_teams_team_id_3a7075c2_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_agent_id_f1e117cc_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_team_id_61ae9260_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT people_notthesame_by_id_a6b93f22_fk_people_agent_id FOREIGN KEY (by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT people_notthesame_integration_id_6e69f0c7_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT people_notthesame_one_id_b37c9290_fk_people_contact_id FOREIGN KEY (one_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notthesame
    ADD CONSTRAINT people_notthesame_other_id_4fd18c53_fk_people_contact_id FOREIGN KEY (other_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_team
    ADD CONSTRAINT people_team_department_id_c2828547_fk_people_department_id FOREIGN KEY (department_id) REFERENCES public.people_department(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.tickets_absence
    ADD CONSTRAINT tickets_absence_agent_id_ce23f189_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_absence
    ADD CONSTRAINT tickets_absence_created_by_id_b87da51e_fk_people_agent_id FOREIGN KEY (created_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_absence
    ADD CONSTRAINT tickets_absence_substitute_id_e5f535af_fk_people_agent_id FOREIGN KEY (substitute_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_agentwork
    ADD CONSTRAINT tickets_agentwork_agent_id_8ce65897_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_agentwork_categories
    ADD CONSTRAINT tickets_agentwork_ca_agentwork_id_64bc52fc_fk_tickets_a FOREIGN KEY (agentwork_id) REFERENCES public.tickets_agentwork(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_agentwork_categories
    ADD CONSTRAINT tickets_agentwork_ca_category_id_c51b3e5b_fk_tickets_c FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_apianswer
    ADD CONSTRAINT tickets_apianswer_integration_id_788549ed_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_attachment
    ADD CONSTRAINT tickets_attachment_draft_id_f043ef28_fk_tickets_draft_id FOREIGN KEY (draft_id) REFERENCES public.tickets_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_attachment
    ADD CONSTRAINT tickets_attachment_message_id_19591853_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automaticmail
    ADD CONSTRAINT tickets_automaticmail_contact_id_548ed8d3_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automation
    ADD CONSTRAINT tickets_automation_owner_id_f542acb6_fk_people_agent_id FOREIGN KEY (owner_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automationrun
    ADD CONSTRAINT tickets_automationru_automation_id_3ae6f4a1_fk_tickets_a FOREIGN KEY (automation_id) REFERENCES public.tickets_automation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automationrun
    ADD CONSTRAINT tickets_automationrun_ticket_id_238af18a_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automationversion
    ADD CONSTRAINT tickets_automationve_automation_id_fc6943ea_fk_tickets_a FOREIGN KEY (automation_id) REFERENCES public.tickets_automation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automationversion
    ADD CONSTRAINT tickets_automationve_integration_id_8ba9b13b_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_automationversion
    ADD CONSTRAINT tickets_automationversion_agent_id_3ee79cf5_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_bulkjob
    ADD CONSTRAINT tickets_bulkjob_agent_id_966cfeb9_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_bulkjob
    ADD CONSTRAINT tickets_bulkjob_integration_id_bdabcc6f_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_bulkjob
    ADD CONSTRAINT tickets_bulkjob_undoes_id_0e665189_fk_tickets_bulkjob_id FOREIGN KEY (undoes_id) REFERENCES public.tickets_bulkjob(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_bulkresult
    ADD CONSTRAINT tickets_bulkresult_job_id_424b3f9c_fk_tickets_bulkjob_id FOREIGN KEY (job_id) REFERENCES public.tickets_bulkjob(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_bulkresult
    ADD CONSTRAINT tickets_bulkresult_ticket_id_4067425c_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_calendar_inboxes
    ADD CONSTRAINT tickets_calendar_inb_calendar_id_1d52ebdc_fk_tickets_c FOREIGN KEY (calendar_id) REFERENCES public.tickets_calendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_calendar_inboxes
    ADD CONSTRAINT tickets_calendar_inboxes_inbox_id_8ed178aa_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_calendar_teams
    ADD CONSTRAINT tickets_calendar_tea_calendar_id_6d9087c2_fk_tickets_c FOREIGN KEY (calendar_id) REFERENCES public.tickets_calendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_calendar_teams
    ADD CONSTRAINT tickets_calendar_teams_team_id_0bf8564f_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_calendarday
    ADD CONSTRAINT tickets_calendarday_calendar_id_84c5641c_fk_tickets_calendar_id FOREIGN KEY (calendar_id) REFERENCES public.tickets_calendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_after_id_1f2037d3_fk_tickets_callback_id FOREIGN KEY (after_id) REFERENCES public.tickets_callback(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_agent_id_be866381_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_assignee_id_a959ce93_fk_people_agent_id FOREIGN KEY (assignee_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_done_by_id_5ba1b1aa_fk_people_agent_id FOREIGN KEY (done_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_integration_id_7a06e8f3_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_team_id_8fa0e6ee_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_callback
    ADD CONSTRAINT tickets_callback_ticket_id_06af6765_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_cannedresponse
    ADD CONSTRAINT tickets_cannedrespon_category_id_fab93a83_fk_tickets_c FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_cannedresponse
    ADD CONSTRAINT tickets_cannedresponse_owner_id_c24a8a02_fk_people_agent_id FOREIGN KEY (owner_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_cannedresponse
    ADD CONSTRAINT tickets_cannedresponse_team_id_2a39887f_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_category
    ADD CONSTRAINT tickets_category_parent_id_f41e76e5_fk_tickets_category_id FOREIGN KEY (parent_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_category
    ADD CONSTRAINT tickets_category_team_id_e698a0aa_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_calendar_id_63e3afbd_fk_tickets_calendar_id FOREIGN KEY (calendar_id) REFERENCES public.tickets_calendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_call_back_id_3806967c_fk_tickets_callback_id FOREIGN KEY (call_back_id) REFERENCES public.tickets_callback(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_explained_by_id_2d7022a3_fk_people_agent_id FOREIGN KEY (explained_by_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_policy_id_4c5e8917_fk_tickets_slapolicy_id FOREIGN KEY (policy_id) REFERENCES public.tickets_slapolicy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clock
    ADD CONSTRAINT tickets_clock_ticket_id_dc58d018_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_clockstep
    ADD CONSTRAINT tickets_clockstep_clock_id_d08e9795_fk_tickets_clock_id FOREIGN KEY (clock_id) REFERENCES public.tickets_clock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_completionrequest
    ADD CONSTRAINT tickets_completionre_message_id_1f08bbcc_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_completionrequest
    ADD CONSTRAINT tickets_completionre_ticket_id_c0df77e7_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_completionrequest
    ADD CONSTRAINT tickets_completionrequest_agent_id_8897e71c_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_contactlog
    ADD CONSTRAINT tickets_contactlog_agent_id_088d06b7_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_contactlog
    ADD CONSTRAINT tickets_contactlog_contact_id_c12a3734_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_contactlog
    ADD CONSTRAINT tickets_contactlog_integration_id_839737ea_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_draft
    ADD CONSTRAINT tickets_draft_agent_id_74686198_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_draft
    ADD CONSTRAINT tickets_draft_ticket_id_4d738b41_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_agent_id_d8f4ca64_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_contact_id_20450658_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_integration_id_b61c23cf_fk_people_integration_id FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_message_id_96189c62_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_event
    ADD CONSTRAINT tickets_event_ticket_id_c2d3d586_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_follower
    ADD CONSTRAINT tickets_follower_agent_id_e095b1a4_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_follower
    ADD CONSTRAINT tickets_follower_ticket_id_f7e5160d_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_inbox
    ADD CONSTRAINT tickets_inbox_team_id_08af1d39_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_inboxaddress
    ADD CONSTRAINT tickets_inboxaddress_inbox_id_5e972a08_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT tickets_loggedquesti_message_id_9e01e6b7_fk_tickets_m FOREIGN KEY (message_id) REFERENCES public.tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT tickets_loggedquestion_log_id_7d4e82dd_fk_tickets_contactlog_id FOREIGN KEY (log_id) REFERENCES public.tickets_contactlog(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_loggedquestion
    ADD CONSTRAINT tickets_loggedquestion_ticket_id_5e93c58d_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_macro
    ADD CONSTRAINT tickets_macro_owner_id_0d33960b_fk_people_agent_id FOREIGN KEY (owner_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_macro
    ADD CONSTRAINT tickets_macro_team_id_52179d5e_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_agent_id_27e4fadd_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_contact_id_d1c72644_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_integration_id_3e8de19c_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_side_id_c5f2e1bc_fk_tickets_sideconversation_id FOREIGN KEY (side_id) REFERENCES public.tickets_sideconversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_message
    ADD CONSTRAINT tickets_message_ticket_id_a1134910_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_namedagent
    ADD CONSTRAINT tickets_namedagent_agent_id_2f5dff62_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_namedagent
    ADD CONSTRAINT tickets_namedagent_ticket_id_aae75eaa_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_absence_id_855aa4d4_fk_tickets_absence_id FOREIGN KEY (absence_id) REFERENCES public.tickets_absence(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_agent_id_f134b532_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_bulk_id_38391bbc_fk_tickets_bulkjob_id FOREIGN KEY (bulk_id) REFERENCES public.tickets_bulkjob(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_event_id_cccaecba_fk_tickets_event_id FOREIGN KEY (event_id) REFERENCES public.tickets_event(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_reminder_id_6b145095_fk_tickets_r FOREIGN KEY (reminder_id) REFERENCES public.tickets_reminder(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notification
    ADD CONSTRAINT tickets_notification_ticket_id_277b7fd8_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_notificationchoice
    ADD CONSTRAINT tickets_notificationchoice_agent_id_8159a046_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_pace
    ADD CONSTRAINT tickets_pace_team_id_21dac030_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_participant
    ADD CONSTRAINT tickets_participant_contact_id_68ab9aff_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_participant
    ADD CONSTRAINT tickets_participant_ticket_id_10cd57e4_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_passed
    ADD CONSTRAINT tickets_passed_absence_id_c3d2d4bc_fk_tickets_absence_id FOREIGN KEY (absence_id) REFERENCES public.tickets_absence(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_passed
    ADD CONSTRAINT tickets_passed_ticket_id_510165b9_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_passed
    ADD CONSTRAINT tickets_passed_to_id_b573e659_fk_people_agent_id FOREIGN KEY (to_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_queue
    ADD CONSTRAINT tickets_queue_owner_id_f33f0622_fk_people_agent_id FOREIGN KEY (owner_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_queue
    ADD CONSTRAINT tickets_queue_team_id_b3dece72_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_queueplace
    ADD CONSTRAINT tickets_queueplace_agent_id_38c54752_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_quiethours
    ADD CONSTRAINT tickets_quiethours_agent_id_a4ffe985_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_reminder
    ADD CONSTRAINT tickets_reminder_agent_id_0615052e_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_reminder
    ADD CONSTRAINT tickets_reminder_ticket_id_6be8d6d2_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_routingrule
    ADD CONSTRAINT tickets_routingrule_team_id_224a13c2_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_senderprofile
    ADD CONSTRAINT tickets_senderprofile_inbox_id_575b640a_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_shift
    ADD CONSTRAINT tickets_shift_agent_id_a7718c2a_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_sideconversation
    ADD CONSTRAINT tickets_sideconversa_integration_id_623eb3cb_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_sideconversation
    ADD CONSTRAINT tickets_sideconversa_ticket_id_8667e601_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_sideconversation
    ADD CONSTRAINT tickets_sideconversation_agent_id_4aa3021f_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_slapolicy
    ADD CONSTRAINT tickets_slapolicy_calendar_id_54a06cb5_fk_tickets_calendar_id FOREIGN KEY (calendar_id) REFERENCES public.tickets_calendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_slatarget
    ADD CONSTRAINT tickets_slatarget_policy_id_33c992ef_fk_tickets_slapolicy_id FOREIGN KEY (policy_id) REFERENCES public.tickets_slapolicy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_suggestion
    ADD CONSTRAINT tickets_suggestion_category_id_e37aa11f_fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_suggestion
    ADD CONSTRAINT tickets_suggestion_model_id_e16fbc2a_fk_tickets_textmodel_id FOREIGN KEY (model_id) REFERENCES public.tickets_textmodel(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_suggestion
    ADD CONSTRAINT tickets_suggestion_ticket_id_e4362a10_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_teamway
    ADD CONSTRAINT tickets_teamway_last_agent_id_dbf99e4a_fk_people_agent_id FOREIGN KEY (last_agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_teamway
    ADD CONSTRAINT tickets_teamway_team_id_32bbdaa1_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_assignee_id_3a5aa407_fk_people_agent_id FOREIGN KEY (assignee_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_category_id_710dbfd0_fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_inbox_id_66f405d2_fk_tickets_inbox_id FOREIGN KEY (inbox_id) REFERENCES public.tickets_inbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_merged_into_id_3a36ad40_fk_tickets_ticket_id FOREIGN KEY (merged_into_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_requester_id_2072a2f2_fk_people_contact_id FOREIGN KEY (requester_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticket
    ADD CONSTRAINT tickets_ticket_team_id_5a4e7469_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_agent_id_2c0f3cd8_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_integration_id_92d37fda_fk_people_in FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_other_id_46663d48_fk_tickets_ticket_id FOREIGN KEY (other_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_ticket_id_f15673e4_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketread
    ADD CONSTRAINT tickets_ticketread_agent_id_9292c2cf_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_ticketread
    ADD CONSTRAINT tickets_ticketread_ticket_id_30492c99_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_upload
    ADD CONSTRAINT tickets_upload_integration_id_a48d56b5_fk_people_integration_id FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_webhookcall
    ADD CONSTRAINT tickets_webhookcall_automation_id_032fd6fa_fk_tickets_a FOREIGN KEY (automation_id) REFERENCES public.tickets_automation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_webhookcall
    ADD CONSTRAINT tickets_webhookcall_ticket_id_4d37215a_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_webhookcall
    ADD CONSTRAINT tickets_webhookcall_webhook_id_21656a0d_fk_tickets_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.tickets_webhook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_agent_id_88dc7299_fk_people_agent_id FOREIGN KEY (agent_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_category_id_678b2390_fk_tickets_category_id FOREIGN KEY (category_id) REFERENCES public.tickets_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_integration_id_718a0c20_fk_people_integration_id FOREIGN KEY (integration_id) REFERENCES public.people_integration(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_team_id_a690ba5f_fk_people_team_id FOREIGN KEY (team_id) REFERENCES public.people_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tickets_wrapup
    ADD CONSTRAINT tickets_wrapup_ticket_id_ca86ade7_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_people_agent_id FOREIGN KEY (user_id) REFERENCES public.people_agent(id) DEFERRABLE INITIALLY DEFERRED;
