"""The record's shape, step by step. Steps are appended, never edited, and use literal names only.

They are plain functions that execute statements. driver.py runs them all on a new file, and joins them into a
sqlite-utils ``Migrations`` when an older one lacks some: reading sqlite-utils takes a third of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gmi_trainer.storage.driver import MigratingDatabase


def m001_spine(db: MigratingDatabase) -> None:
    """The tables that serve every activity."""
    for statement in (
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            uuid TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            created_utc TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE "import" (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            source TEXT NOT NULL,
            sha256 TEXT,
            imported_utc TEXT NOT NULL,
            app_version TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE "plan" (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            body TEXT NOT NULL CHECK (json_valid(body)),
            received_utc TEXT NOT NULL,
            import_id INTEGER REFERENCES "import" (id),
            UNIQUE (uuid, version)
        ) STRICT
        """,
        """
        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (
                kind IN ('drill', 'breathing', 'lesson', 'imagery', 'mirror', 'notice', 'activity')
            ),
            purpose TEXT CHECK (purpose IN ('familiarisation', 'training', 'test')),
            plan_uuid TEXT,
            plan_version INTEGER,
            plan_item TEXT,
            started_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            finished_utc TEXT,
            input_kind TEXT CHECK (input_kind IN ('keyboard', 'mouse', 'touch', 'dwell')),
            answering_limb TEXT CHECK (
                answering_limb IN (
                    'both_hands', 'left_hand', 'right_hand', 'both_feet', 'left_foot', 'right_foot', 'other'
                )
            ),
            spec TEXT NOT NULL CHECK (json_valid(spec)),
            seed INTEGER,
            app_version TEXT NOT NULL,
            environment TEXT NOT NULL CHECK (json_valid(environment)),
            counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
            not_counted_reason TEXT NOT NULL DEFAULT '',
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX session_started ON session (kind, started_utc, id)",
        "CREATE INDEX session_part ON session (kind, json_extract(spec, '$.part'), started_utc, id)",
        "CREATE INDEX session_day ON session (local_day)",
        """
        CREATE TABLE stimulus (
            sha256 TEXT NOT NULL PRIMARY KEY,
            picture_id TEXT NOT NULL,
            part TEXT NOT NULL CHECK (
                part IN ('hand', 'foot', 'knee', 'shoulder', 'elbow', 'neck', 'back')
            ),
            side TEXT NOT NULL CHECK (side IN ('left', 'right')),
            posture TEXT NOT NULL,
            view TEXT NOT NULL,
            rotation_deg REAL NOT NULL,
            level INTEGER NOT NULL,
            person TEXT NOT NULL,
            setting TEXT NOT NULL,
            alt TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE trial (
            id INTEGER PRIMARY KEY,
            session_id INTEGER NOT NULL REFERENCES session (id),
            position INTEGER NOT NULL CHECK (position > 0),
            stimulus_id TEXT NOT NULL,
            side TEXT NOT NULL CHECK (side IN ('left', 'right')),
            response TEXT CHECK (response IN ('left', 'right')),
            response_key TEXT,
            outcome TEXT NOT NULL CHECK (
                outcome IN ('correct', 'wrong', 'missed', 'too_fast', 'void', 'skipped')
            ),
            rt_ms REAL,
            onset_ns INTEGER,
            flush_ns INTEGER,
            key_handler_ns INTEGER,
            key_event_ms INTEGER,
            rt_handler_ms REAL,
            flags TEXT NOT NULL DEFAULT '',
            rotation_deg REAL NOT NULL,
            turn TEXT NOT NULL CHECK (turn IN ('none', 'towards', 'away')),
            mirrored INTEGER NOT NULL CHECK (mirrored IN (0, 1)),
            picture_sha256 TEXT NOT NULL REFERENCES stimulus (sha256),
            UNIQUE (session_id, position)
        ) STRICT
        """,
        """
        CREATE TABLE session_side (
            session_id INTEGER NOT NULL REFERENCES session (id),
            side TEXT NOT NULL CHECK (side IN ('left', 'right')),
            scored INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            wrong INTEGER NOT NULL,
            missed INTEGER NOT NULL,
            too_fast INTEGER NOT NULL,
            median_rt_ms REAL,
            mean_rt_ms REAL,
            sd_rt_ms REAL,
            PRIMARY KEY (session_id, side)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE session_cell (
            session_id INTEGER NOT NULL REFERENCES session (id),
            side TEXT NOT NULL CHECK (side IN ('left', 'right')),
            view TEXT NOT NULL,
            turn TEXT NOT NULL CHECK (turn IN ('none', 'towards', 'away')),
            rotation_bin_deg INTEGER NOT NULL,
            level INTEGER NOT NULL,
            scored INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            sum_rt_ms REAL NOT NULL,
            sum_rt_squared_ms2 REAL NOT NULL,
            PRIMARY KEY (session_id, side, view, turn, rotation_bin_deg, level)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE rating (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            session_id INTEGER REFERENCES session (id),
            scale TEXT NOT NULL,
            moment TEXT NOT NULL,
            value REAL,
            rated_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL,
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX rating_session ON rating (session_id)",
        "CREATE INDEX rating_day ON rating (local_day, scale)",
        """
        CREATE TRIGGER rating_is_only_added BEFORE UPDATE ON rating
        BEGIN SELECT RAISE(ABORT, 'ratings are only added'); END
        """,
        """
        CREATE TRIGGER stimulus_never_changes BEFORE UPDATE ON stimulus
        BEGIN SELECT RAISE(ABORT, 'stimulus rows never change'); END
        """,
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            session_id INTEGER REFERENCES session (id),
            kind TEXT NOT NULL CHECK (kind <> ''),
            happened_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL,
            detail TEXT NOT NULL CHECK (json_valid(detail)),
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX event_session ON event (session_id)",
        "CREATE INDEX event_day ON event (local_day)",
        """
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            session_id INTEGER REFERENCES session (id),
            text TEXT NOT NULL,
            written_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL,
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX note_session ON note (session_id)",
        "CREATE INDEX note_day ON note (local_day)",
        """
        CREATE TABLE preference (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL CHECK (json_valid(value)),
            changed_utc TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE picture_choice (
            sha256 TEXT NOT NULL PRIMARY KEY,
            picture_id TEXT NOT NULL,
            kept_out_utc TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ):
        db.execute(statement)


def m002_breathing(db: MigratingDatabase) -> None:
    """What came of a breathing session."""
    db.execute(
        """
        CREATE TABLE breathing (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            breaths INTEGER NOT NULL CHECK (breaths >= 0),
            breathed_ms INTEGER NOT NULL CHECK (breathed_ms >= 0),
            in_ms INTEGER NOT NULL CHECK (in_ms > 0),
            hold_full_ms INTEGER NOT NULL CHECK (hold_full_ms >= 0),
            out_ms INTEGER NOT NULL CHECK (out_ms > 0),
            hold_empty_ms INTEGER NOT NULL CHECK (hold_empty_ms >= 0),
            eased INTEGER NOT NULL CHECK (eased >= 0),
            pauses INTEGER NOT NULL CHECK (pauses >= 0),
            sleeps INTEGER NOT NULL CHECK (sleeps >= 0),
            ending TEXT CHECK (ending IN ('whole', 'stopped', 'dizzy'))
        ) STRICT
        """
    )


def m003_learning(db: MigratingDatabase) -> None:
    """Where somebody is in a lesson, and every question answered."""
    for statement in (
        """
        CREATE TABLE reading (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            lesson_id TEXT NOT NULL CHECK (lesson_id <> ''),
            screen_id TEXT CHECK (screen_id <> '')
        ) STRICT
        """,
        "CREATE INDEX reading_lesson ON reading (lesson_id, session_id)",
        """
        CREATE TABLE answer (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            session_id INTEGER NOT NULL REFERENCES session (id),
            question_id TEXT NOT NULL CHECK (question_id <> ''),
            option_id TEXT NOT NULL CHECK (option_id <> ''),
            was_right INTEGER NOT NULL CHECK (was_right IN (0, 1)),
            in_review INTEGER NOT NULL CHECK (in_review IN (0, 1)),
            sure TEXT CHECK (sure IN ('guess', 'fairly', 'sure')),
            answered_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            due_day TEXT NOT NULL CHECK (due_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX answer_session ON answer (session_id)",
        "CREATE INDEX answer_question ON answer (question_id, id, due_day)",
        "CREATE INDEX answer_day ON answer (local_day, in_review, question_id)",
        """
        CREATE TRIGGER answer_is_only_added BEFORE UPDATE ON answer
        BEGIN SELECT RAISE(ABORT, 'answers are only added'); END
        """,
    ):
        db.execute(statement)


def m004_own_pages(db: MigratingDatabase) -> None:
    """A person's own goals and how they go, thoughts looked at twice, and predictions with what happened."""
    for statement in (
        """
        CREATE TABLE goal (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL CHECK (text <> ''),
            written_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            ending TEXT CHECK (ending IN ('reached', 'let_go')),
            ended_utc TEXT,
            ended_day TEXT CHECK (ended_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id),
            CHECK ((ending IS NULL) = (ended_utc IS NULL)),
            CHECK ((ending IS NULL) = (ended_day IS NULL))
        ) STRICT
        """,
        """
        CREATE TABLE goal_rating (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            goal_id INTEGER NOT NULL REFERENCES goal (id),
            value INTEGER CHECK (value BETWEEN 0 AND 10),
            rated_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX goal_rating_day ON goal_rating (goal_id, local_day, id)",
        """
        CREATE TRIGGER goal_rating_is_only_added BEFORE UPDATE ON goal_rating
        BEGIN SELECT RAISE(ABORT, 'ratings of goals are only added'); END
        """,
        """
        CREATE TABLE thought (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            alarm TEXT NOT NULL CHECK (alarm <> ''),
            second_look TEXT NOT NULL,
            kinder TEXT NOT NULL,
            written_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        """
        CREATE TABLE prediction (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            doing TEXT NOT NULL CHECK (doing <> ''),
            expected TEXT NOT NULL,
            worry INTEGER CHECK (worry BETWEEN 0 AND 10),
            written_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            happened TEXT NOT NULL,
            turned_out TEXT CHECK (turned_out IN ('easier', 'as_expected', 'harder')),
            tried_utc TEXT,
            tried_day TEXT CHECK (tried_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id),
            CHECK ((turned_out IS NULL) = (tried_utc IS NULL)),
            CHECK ((turned_out IS NULL) = (tried_day IS NULL))
        ) STRICT
        """,
    ):
        db.execute(statement)


def m005_knowledge(db: MigratingDatabase) -> None:
    """What somebody knows about pain, each time they answered the sentences on it."""
    for statement in (
        """
        CREATE TABLE knowledge_check (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            edition INTEGER NOT NULL CHECK (edition > 0),
            moment TEXT NOT NULL CHECK (moment IN ('start', 'middle', 'end', 'again')),
            lessons_read INTEGER NOT NULL CHECK (lessons_read >= 0),
            language TEXT NOT NULL CHECK (language <> ''),
            started_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            finished_utc TEXT,
            app_version TEXT NOT NULL,
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        """
        CREATE TABLE knowledge_answer (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            check_id INTEGER NOT NULL REFERENCES knowledge_check (id),
            item_id TEXT NOT NULL CHECK (item_id <> ''),
            reply TEXT NOT NULL CHECK (reply IN ('true', 'false', 'not-sure')),
            was_right INTEGER NOT NULL CHECK (was_right IN (0, 1)),
            answered_utc TEXT NOT NULL,
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX knowledge_answer_check ON knowledge_answer (check_id, item_id, id)",
        """
        CREATE TRIGGER knowledge_answer_is_only_added BEFORE UPDATE ON knowledge_answer
        BEGIN SELECT RAISE(ABORT, 'answers are only added'); END
        """,
    ):
        db.execute(statement)


def m006_own_pictures(db: MigratingDatabase) -> None:
    """Photos of a person's own, with nothing of the file they came from but its fingerprint."""
    db.execute(
        """
        CREATE TABLE own_picture (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
            source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
            part TEXT NOT NULL CHECK (
                part IN ('hand', 'foot', 'knee', 'shoulder', 'elbow', 'neck', 'back')
            ),
            side TEXT CHECK (side IN ('left', 'right')),
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            frame_left INTEGER NOT NULL,
            frame_top INTEGER NOT NULL,
            frame_side INTEGER NOT NULL CHECK (frame_side > 0),
            added_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id),
            photo BLOB NOT NULL
        ) STRICT
        """
    )


def m007_guided(db: MigratingDatabase) -> None:
    """What came of a guided practice with words."""
    for statement in (
        """
        CREATE TABLE guided (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            script_id TEXT NOT NULL CHECK (script_id <> ''),
            length TEXT NOT NULL CHECK (length IN ('short', 'long')),
            steps INTEGER NOT NULL CHECK (steps > 0),
            steps_done INTEGER NOT NULL CHECK (steps_done BETWEEN 0 AND steps),
            left_out INTEGER NOT NULL CHECK (left_out BETWEEN 0 AND steps),
            practised_ms INTEGER NOT NULL CHECK (practised_ms >= 0),
            pauses INTEGER NOT NULL CHECK (pauses >= 0),
            sleeps INTEGER NOT NULL CHECK (sleeps >= 0),
            ending TEXT CHECK (ending IN ('whole', 'stopped', 'upset'))
        ) STRICT
        """,
        "CREATE INDEX guided_script ON guided (script_id, session_id)",
    ):
        db.execute(statement)


def m008_mirror(db: MigratingDatabase) -> None:
    """What came of a session with a mirror, beside what every guided practice keeps."""
    for statement in (
        """
        CREATE TABLE mirror (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            part TEXT NOT NULL CHECK (part IN ('hand', 'elbow', 'shoulder', 'foot', 'knee')),
            hidden TEXT NOT NULL CHECK (hidden IN ('left', 'right')),
            step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 5),
            comfort_stops INTEGER NOT NULL DEFAULT 0 CHECK (comfort_stops >= 0),
            felt TEXT CHECK (felt IN ('easy', 'fine', 'hard')),
            odd INTEGER NOT NULL DEFAULT 0 CHECK (odd IN (0, 1)),
            like_mine INTEGER CHECK (like_mine BETWEEN 0 AND 10),
            colour TEXT CHECK (colour IN ('same', 'redder', 'paler', 'darker')),
            swelling TEXT CHECK (swelling IN ('same', 'less', 'more')),
            sense TEXT CHECK (sense IN ('same', 'warmer', 'cooler', 'tingling', 'lighter', 'strange')),
            relief_min INTEGER CHECK (relief_min >= 0),
            words TEXT NOT NULL DEFAULT ''
        ) STRICT
        """,
        "CREATE INDEX mirror_part ON mirror (part, session_id)",
    ):
        db.execute(statement)


def m009_activities(db: MigratingDatabase) -> None:
    """Daily tasks: what was tried, how it was the day after, and the ladders that a person changed."""
    for statement in (
        """
        CREATE TABLE activity (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            part TEXT NOT NULL CHECK (
                part IN ('hand', 'foot', 'knee', 'shoulder', 'elbow', 'neck', 'back')
            ),
            rung_id TEXT NOT NULL CHECK (rung_id <> ''),
            words TEXT NOT NULL CHECK (words <> ''),
            expected INTEGER CHECK (expected BETWEEN 0 AND 10),
            actual INTEGER CHECK (actual BETWEEN 0 AND 10),
            wanted_ms INTEGER CHECK (wanted_ms > 0),
            did_ms INTEGER CHECK (did_ms >= 0),
            eased INTEGER NOT NULL CHECK (eased IN (0, 1)),
            ending TEXT CHECK (ending IN ('whole', 'stopped', 'unwell')),
            note TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE activity_next_day (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            session_id INTEGER NOT NULL REFERENCES session (id),
            answer TEXT CHECK (answer IN ('same', 'settled', 'longer')),
            answered_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id)
        ) STRICT
        """,
        "CREATE INDEX activity_next_day_session ON activity_next_day (session_id, id)",
        """
        CREATE TRIGGER activity_next_day_is_only_added BEFORE UPDATE ON activity_next_day
        BEGIN SELECT RAISE(ABORT, 'answers are only added'); END
        """,
        """
        CREATE TABLE activity_rung (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            part TEXT NOT NULL CHECK (
                part IN ('hand', 'foot', 'knee', 'shoulder', 'elbow', 'neck', 'back')
            ),
            rung_id TEXT NOT NULL CHECK (rung_id <> ''),
            words TEXT NOT NULL,
            place INTEGER NOT NULL CHECK (place >= 0),
            left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)),
            written_utc TEXT NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            import_id INTEGER REFERENCES "import" (id),
            UNIQUE (part, rung_id)
        ) STRICT
        """,
    ):
        db.execute(statement)


def m010_imagery(db: MigratingDatabase) -> None:
    """What came of imagined movements, beside what every guided practice keeps, and of each of their cards."""
    for statement in (
        """
        CREATE TABLE imagery (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            part TEXT NOT NULL CHECK (
                part IN ('hand', 'foot', 'knee', 'shoulder', 'elbow', 'neck', 'back')
            ),
            side TEXT CHECK (side IN ('left', 'right')),
            rung INTEGER NOT NULL CHECK (rung BETWEEN 1 AND 8),
            cards INTEGER NOT NULL CHECK (cards > 0),
            cards_done INTEGER NOT NULL CHECK (cards_done BETWEEN 0 AND cards),
            own_pace INTEGER NOT NULL CHECK (own_pace IN (0, 1)),
            really_done INTEGER NOT NULL CHECK (really_done IN (0, 1)),
            felt INTEGER NOT NULL CHECK (felt IN (0, 1)),
            place TEXT NOT NULL,
            mood TEXT NOT NULL,
            posture TEXT NOT NULL,
            clarity INTEGER CHECK (clarity BETWEEN 1 AND 5),
            feeling INTEGER CHECK (feeling BETWEEN 1 AND 5),
            hurt TEXT CHECK (hurt IN ('no', 'little', 'yes')),
            moved TEXT CHECK (moved IN ('no', 'little', 'yes'))
        ) STRICT
        """,
        "CREATE INDEX imagery_part ON imagery (part, session_id)",
        """
        CREATE TABLE imagery_card (
            id INTEGER PRIMARY KEY,
            session_id INTEGER NOT NULL REFERENCES session (id),
            position INTEGER NOT NULL CHECK (position > 0),
            card_id TEXT NOT NULL CHECK (card_id <> ''),
            done INTEGER NOT NULL CHECK (done IN (0, 1)),
            imagined_ms INTEGER CHECK (imagined_ms >= 0),
            again_ms INTEGER CHECK (again_ms >= 0),
            real_ms INTEGER CHECK (real_ms >= 0),
            UNIQUE (session_id, position)
        ) STRICT
        """,
    ):
        db.execute(statement)


def m011_course(db: MigratingDatabase) -> None:
    """Looking back over years without reading them: a line a finished drill, the time that its pictures took, and
    ratings and events by what they are. All of it is worked out from what is there."""
    for statement in (
        "ALTER TABLE session_side ADD COLUMN spent_ms REAL NOT NULL DEFAULT 0.0",
        """
        UPDATE session_side SET spent_ms = (
            SELECT coalesce(sum(coalesce(trial.rt_ms, json_extract(session.spec, '$.limit_ms'), 0.0)), 0.0)
            FROM trial JOIN session ON session.id = trial.session_id
            WHERE trial.session_id = session_side.session_id AND trial.side = session_side.side
                AND trial.outcome IN ('correct', 'wrong', 'missed')
                AND ' ' || trial.flags || ' ' NOT LIKE '% warm_up %'
        )
        """,
        """
        CREATE TABLE session_line (
            session_id INTEGER PRIMARY KEY REFERENCES session (id),
            part TEXT NOT NULL,
            local_day TEXT NOT NULL CHECK (local_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            started_utc TEXT NOT NULL,
            purpose TEXT NOT NULL CHECK (purpose IN ('familiarisation', 'training', 'test')),
            counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
            way TEXT NOT NULL,
            conditions TEXT NOT NULL,
            scored INTEGER NOT NULL,
            complete INTEGER NOT NULL CHECK (complete IN (0, 1))
        ) STRICT
        """,
        """
        INSERT INTO session_line (
            session_id, part, local_day, started_utc, purpose, counted, way, conditions, scored, complete
        )
        SELECT
            id, coalesce(json_extract(spec, '$.part'), ''), local_day, started_utc, coalesce(purpose, 'training'),
            counted,
            coalesce(input_kind, 'keyboard') || '|' || coalesce(answering_limb, 'both_hands')
                || '|' || coalesce(json_extract(spec, '$.dwell_ms'), '-'),
            coalesce(json_extract(spec, '$.part'), '')
                || '|' || coalesce(json_extract(spec, '$.mode'), '')
                || '|' || coalesce(json_extract(spec, '$.test_set'), '-')
                || '|' || coalesce(json_extract(spec, '$.limit_ms'), '-')
                || '|' || coalesce(json_extract(spec, '$.pictures'), '-')
                || '|' || coalesce(json_extract(spec, '$.input_kind'), 'keyboard')
                || '|' || coalesce(json_extract(spec, '$.answering_limb'), 'both_hands')
                || '|' || coalesce(json_extract(spec, '$.dwell_ms'), '-')
                || '|' || coalesce(json_extract(spec, '$.interval_ms[0]'), 500)
                || '|' || coalesce(json_extract(spec, '$.interval_ms[1]'), 1000)
                || '|' || coalesce(json_extract(spec, '$.too_fast_ms'), 300),
            sum_scored,
            coalesce(sum_scored >= json_extract(spec, '$.pictures') * 0.9, 0)
        FROM (
            SELECT
                session.*,
                (SELECT coalesce(sum(scored), 0) FROM session_side WHERE session_id = session.id) AS sum_scored
            FROM session WHERE kind = 'drill' AND finished_utc IS NOT NULL
        )
        """,
        "CREATE INDEX session_line_part ON session_line (part, started_utc, session_id)",
        "CREATE INDEX session_line_day ON session_line (part, local_day, session_id)",
        """
        CREATE INDEX session_line_compared ON session_line (conditions, started_utc, session_id)
        WHERE purpose = 'test' AND counted = 1 AND complete = 1
        """,
        "CREATE INDEX rating_scale ON rating (scale, local_day, moment, session_id, id, value)",
        "CREATE INDEX event_kind ON event (kind, local_day, id)",
    ):
        db.execute(statement)


def m012_results(db: MigratingDatabase) -> None:
    """What is known of a result that was opened: whose it was, when it was made, and how to take it back."""
    for column in (
        "result_uuid TEXT",
        "person_uuid TEXT",
        "made_utc TEXT",
        "undone_utc TEXT",
        "replaced TEXT CHECK (replaced IS NULL OR json_valid(replaced))",
    ):
        db.execute(f'ALTER TABLE "import" ADD COLUMN {column}')
    for table in ("rating", "event", "note", "answer"):
        db.execute(f"CREATE INDEX {table}_import ON {table} (import_id) WHERE import_id IS NOT NULL")


STEPS: tuple[Callable[[MigratingDatabase], None], ...] = (
    m001_spine,
    m002_breathing,
    m003_learning,
    m004_own_pages,
    m005_knowledge,
    m006_own_pictures,
    m007_guided,
    m008_mirror,
    m009_activities,
    m010_imagery,
    m011_course,
    m012_results,
)
"""All steps in order. ``user_version`` of a record is how many of them it has."""
