"""Case studies as records of their own: texts in several languages, evidence, quotes, photos, interests of other cities. The
way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEPT = "case_id, project_id, title, challenge, approach, results, lessons, contact, state, source, source_url, confidence"


def upgrade() -> None:
    # the table is made anew: SQLite changes no rule of one that exists, and the columns keep one order everywhere.
    # Nothing refers to it yet.
    op.drop_index(op.f("ix_case_study_project_id"), table_name="case_study")
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE case_study RENAME CONSTRAINT pk_case_study TO pk_case_study_old")
    op.rename_table("case_study", "case_study_old")
    op.create_table('case_study',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('project_id', sa.Text(), nullable=False),
        sa.Column('city', sa.Text(), nullable=True),
        sa.Column('language', sa.Text(), nullable=True),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('claim', sa.Text(), nullable=True),
        sa.Column('challenge', sa.Text(), nullable=True),
        sa.Column('approach', sa.Text(), nullable=True),
        sa.Column('worked', sa.Text(), nullable=True),
        sa.Column('not_worked', sa.Text(), nullable=True),
        sa.Column('results', sa.Text(), nullable=True),
        sa.Column('reached', sa.Text(), nullable=True),
        sa.Column('conditions', sa.Text(), nullable=True),
        sa.Column('transfer', sa.Text(), nullable=True),
        sa.Column('lessons', sa.Text(), nullable=True),
        sa.Column('start_date', sa.Text(), nullable=True),
        sa.Column('end_date', sa.Text(), nullable=True),
        sa.Column('cost', sa.Float(), nullable=True),
        sa.Column('cost_currency', sa.Text(), nullable=True),
        sa.Column('cost_date', sa.Text(), nullable=True),
        sa.Column('cost_note', sa.Text(), nullable=True),
        sa.Column('meeting', sa.Text(), nullable=True),
        sa.Column('session', sa.Text(), nullable=True),
        sa.Column('guidebook_page', sa.Text(), nullable=True),
        sa.Column('author', sa.Text(), nullable=True),
        sa.Column('written_on', sa.Text(), nullable=True),
        sa.Column('reviewer', sa.Text(), nullable=True),
        sa.Column('reviewed_on', sa.Text(), nullable=True),
        sa.Column('contact', sa.Text(), nullable=True),
        sa.Column('state', sa.Text(), nullable=False),
        sa.Column('withdrawn_on', sa.Text(), nullable=True),
        sa.Column('withdrawn_reason', sa.Text(), nullable=True),
        sa.Column('source', sa.Text(), nullable=True),
        sa.Column('source_url', sa.Text(), nullable=True),
        sa.Column('confidence', sa.Text(), nullable=True),
        sa.CheckConstraint('"confidence" = \'high\' OR "confidence" = \'medium\' OR "confidence" = \'low\'', name=op.f('ck_case_study_confidence_choice')),
        sa.CheckConstraint('"cost" >= 0', name=op.f('ck_case_study_cost_least')),
        sa.CheckConstraint('"language" = \'en\' OR "language" = \'ja\' OR "language" = \'id\' OR "language" = \'km\' OR "language" = \'lo\' OR "language" = \'ms\' OR "language" = \'my\' OR "language" = \'th\' OR "language" = \'tl\' OR "language" = \'vi\'', name=op.f('ck_case_study_language_choice')),
        sa.CheckConstraint('"state" = \'draft\' OR "state" = \'in review\' OR "state" = \'cleared\' OR "state" = \'withdrawn\'', name=op.f('ck_case_study_state_choice')),
        sa.CheckConstraint('length("cost_date") = 4 OR length("cost_date") = 7 OR length("cost_date") = 10', name=op.f('ck_case_study_cost_date_date')),
        sa.CheckConstraint('length("end_date") = 4 OR length("end_date") = 7 OR length("end_date") = 10', name=op.f('ck_case_study_end_date_date')),
        sa.CheckConstraint('length("reviewed_on") = 4 OR length("reviewed_on") = 7 OR length("reviewed_on") = 10', name=op.f('ck_case_study_reviewed_on_date')),
        sa.CheckConstraint('length("start_date") = 4 OR length("start_date") = 7 OR length("start_date") = 10', name=op.f('ck_case_study_start_date_date')),
        sa.CheckConstraint('length("withdrawn_on") = 4 OR length("withdrawn_on") = 7 OR length("withdrawn_on") = 10', name=op.f('ck_case_study_withdrawn_on_date')),
        sa.CheckConstraint('length("written_on") = 4 OR length("written_on") = 7 OR length("written_on") = 10', name=op.f('ck_case_study_written_on_date')),
        sa.ForeignKeyConstraint(['city'], ['city.city_id'], name=op.f('fk_case_study_city')),
        sa.ForeignKeyConstraint(['meeting'], ['meeting.meeting'], name=op.f('fk_case_study_meeting')),
        sa.ForeignKeyConstraint(['project_id'], ['project.project_id'], name=op.f('fk_case_study_project_id')),
        sa.ForeignKeyConstraint(['source'], ['source.source'], name=op.f('fk_case_study_source')),
        sa.PrimaryKeyConstraint('case_id', name=op.f('pk_case_study')),
    )
    for column in ("project_id", "city", "meeting"):
        op.create_index(op.f(f"ix_case_study_{column}"), "case_study", [column])
    op.execute(f"INSERT INTO case_study ({KEPT}) SELECT {KEPT} FROM case_study_old")
    op.drop_table("case_study_old")
    op.create_table('case_evidence',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('indicator_id', sa.Text(), nullable=False),
        sa.Column('groups', sa.Text(), server_default='', nullable=False),
        sa.Column('baseline_as_at', sa.Text(), nullable=True),
        sa.Column('as_at', sa.Text(), nullable=True),
        sa.Column('position', sa.Integer(), nullable=True),
        sa.Column('note', sa.Text(), nullable=True),
        sa.CheckConstraint('"position" >= 1', name=op.f('ck_case_evidence_position_least')),
        sa.CheckConstraint('length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f('ck_case_evidence_as_at_date')),
        sa.CheckConstraint('length("baseline_as_at") = 4 OR length("baseline_as_at") = 7 OR length("baseline_as_at") = 10', name=op.f('ck_case_evidence_baseline_as_at_date')),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_evidence_case_id')),
        sa.ForeignKeyConstraint(['groups'], ['group_set.groups'], name=op.f('fk_case_evidence_groups')),
        sa.ForeignKeyConstraint(['indicator_id'], ['indicator.indicator_id'], name=op.f('fk_case_evidence_indicator_id')),
        sa.PrimaryKeyConstraint('case_id', 'indicator_id', 'groups', name=op.f('pk_case_evidence')),
    )
    op.create_index(op.f('ix_case_evidence_indicator_id'), 'case_evidence', ['indicator_id'], unique=False)
    op.create_table('case_group',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('group', sa.Text(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_group_case_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['group'], ['people_group.group'], name=op.f('fk_case_group_group')),
        sa.PrimaryKeyConstraint('case_id', 'group', name=op.f('pk_case_group')),
    )
    op.create_index(op.f('ix_case_group_group'), 'case_group', ['group'], unique=False)
    op.create_table('case_photo',
        sa.Column('photo_id', sa.Text(), nullable=False),
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('file', sa.Text(), nullable=False),
        sa.Column('caption', sa.Text(), nullable=False),
        sa.Column('caption_ja', sa.Text(), nullable=True),
        sa.Column('credit', sa.Text(), nullable=False),
        sa.Column('persons', sa.Text(), nullable=True),
        sa.Column('consent', sa.Text(), nullable=False),
        sa.Column('consent_date', sa.Text(), nullable=True),
        sa.Column('position', sa.Integer(), nullable=True),
        sa.Column('source', sa.Text(), nullable=True),
        sa.Column('source_url', sa.Text(), nullable=True),
        sa.CheckConstraint('"consent" = \'given\' OR "consent" = \'asked\' OR "consent" = \'not asked\' OR "consent" = \'withdrawn\'', name=op.f('ck_case_photo_consent_choice')),
        sa.CheckConstraint('"persons" = \'yes\' OR "persons" = \'no\'', name=op.f('ck_case_photo_persons_choice')),
        sa.CheckConstraint('"position" >= 1', name=op.f('ck_case_photo_position_least')),
        sa.CheckConstraint('length("consent_date") = 4 OR length("consent_date") = 7 OR length("consent_date") = 10', name=op.f('ck_case_photo_consent_date_date')),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_photo_case_id')),
        sa.ForeignKeyConstraint(['source'], ['source.source'], name=op.f('fk_case_photo_source')),
        sa.PrimaryKeyConstraint('photo_id', name=op.f('pk_case_photo')),
    )
    op.create_index(op.f('ix_case_photo_case_id'), 'case_photo', ['case_id'], unique=False)
    op.create_table('case_quote',
        sa.Column('quote_id', sa.Text(), nullable=False),
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('quote', sa.Text(), nullable=False),
        sa.Column('speaker', sa.Text(), nullable=False),
        sa.Column('language', sa.Text(), nullable=True),
        sa.Column('consent', sa.Text(), nullable=False),
        sa.Column('consent_date', sa.Text(), nullable=True),
        sa.Column('source', sa.Text(), nullable=True),
        sa.Column('source_url', sa.Text(), nullable=True),
        sa.CheckConstraint('"consent" = \'given\' OR "consent" = \'asked\' OR "consent" = \'not asked\' OR "consent" = \'withdrawn\'', name=op.f('ck_case_quote_consent_choice')),
        sa.CheckConstraint('"language" = \'en\' OR "language" = \'ja\' OR "language" = \'id\' OR "language" = \'km\' OR "language" = \'lo\' OR "language" = \'ms\' OR "language" = \'my\' OR "language" = \'th\' OR "language" = \'tl\' OR "language" = \'vi\'', name=op.f('ck_case_quote_language_choice')),
        sa.CheckConstraint('length("consent_date") = 4 OR length("consent_date") = 7 OR length("consent_date") = 10', name=op.f('ck_case_quote_consent_date_date')),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_quote_case_id')),
        sa.ForeignKeyConstraint(['source'], ['source.source'], name=op.f('fk_case_quote_source')),
        sa.PrimaryKeyConstraint('quote_id', name=op.f('pk_case_quote')),
    )
    op.create_index(op.f('ix_case_quote_case_id'), 'case_quote', ['case_id'], unique=False)
    op.create_table('case_sdg',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('sdg', sa.Text(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_sdg_case_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('case_id', 'sdg', name=op.f('pk_case_sdg')),
    )
    op.create_index(op.f('ix_case_sdg_sdg'), 'case_sdg', ['sdg'], unique=False)
    op.create_table('case_text',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('language', sa.Text(), nullable=False),
        sa.Column('title', sa.Text(), nullable=False),
        sa.Column('claim', sa.Text(), nullable=True),
        sa.Column('challenge', sa.Text(), nullable=True),
        sa.Column('approach', sa.Text(), nullable=True),
        sa.Column('worked', sa.Text(), nullable=True),
        sa.Column('not_worked', sa.Text(), nullable=True),
        sa.Column('results', sa.Text(), nullable=True),
        sa.Column('reached', sa.Text(), nullable=True),
        sa.Column('conditions', sa.Text(), nullable=True),
        sa.Column('transfer', sa.Text(), nullable=True),
        sa.Column('lessons', sa.Text(), nullable=True),
        sa.Column('source', sa.Text(), nullable=True),
        sa.Column('source_url', sa.Text(), nullable=True),
        sa.CheckConstraint('"language" = \'en\' OR "language" = \'ja\' OR "language" = \'id\' OR "language" = \'km\' OR "language" = \'lo\' OR "language" = \'ms\' OR "language" = \'my\' OR "language" = \'th\' OR "language" = \'tl\' OR "language" = \'vi\'', name=op.f('ck_case_text_language_choice')),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_text_case_id')),
        sa.ForeignKeyConstraint(['source'], ['source.source'], name=op.f('fk_case_text_source')),
        sa.PrimaryKeyConstraint('case_id', 'language', name=op.f('pk_case_text')),
    )
    op.create_table('case_theme',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('theme', sa.Text(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_case_theme_case_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['theme'], ['theme.theme'], name=op.f('fk_case_theme_theme')),
        sa.PrimaryKeyConstraint('case_id', 'theme', name=op.f('pk_case_theme')),
    )
    op.create_index(op.f('ix_case_theme_theme'), 'case_theme', ['theme'], unique=False)
    op.create_table('interest',
        sa.Column('interest_id', sa.Text(), nullable=False),
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('city', sa.Text(), nullable=False),
        sa.Column('wanted', sa.Text(), nullable=False),
        sa.Column('office', sa.Text(), nullable=True),
        sa.Column('stated_on', sa.Text(), nullable=False),
        sa.Column('matched_on', sa.Text(), nullable=True),
        sa.Column('visited_on', sa.Text(), nullable=True),
        sa.Column('exchange_id', sa.Text(), nullable=True),
        sa.Column('adopted_on', sa.Text(), nullable=True),
        sa.Column('project_id', sa.Text(), nullable=True),
        sa.Column('closed_on', sa.Text(), nullable=True),
        sa.Column('note', sa.Text(), nullable=True),
        sa.Column('source', sa.Text(), nullable=True),
        sa.Column('source_url', sa.Text(), nullable=True),
        sa.Column('confidence', sa.Text(), nullable=True),
        sa.CheckConstraint('"confidence" = \'high\' OR "confidence" = \'medium\' OR "confidence" = \'low\'', name=op.f('ck_interest_confidence_choice')),
        sa.CheckConstraint('length("adopted_on") = 4 OR length("adopted_on") = 7 OR length("adopted_on") = 10', name=op.f('ck_interest_adopted_on_date')),
        sa.CheckConstraint('length("closed_on") = 4 OR length("closed_on") = 7 OR length("closed_on") = 10', name=op.f('ck_interest_closed_on_date')),
        sa.CheckConstraint('length("matched_on") = 4 OR length("matched_on") = 7 OR length("matched_on") = 10', name=op.f('ck_interest_matched_on_date')),
        sa.CheckConstraint('length("stated_on") = 4 OR length("stated_on") = 7 OR length("stated_on") = 10', name=op.f('ck_interest_stated_on_date')),
        sa.CheckConstraint('length("visited_on") = 4 OR length("visited_on") = 7 OR length("visited_on") = 10', name=op.f('ck_interest_visited_on_date')),
        sa.ForeignKeyConstraint(['case_id'], ['case_study.case_id'], name=op.f('fk_interest_case_id')),
        sa.ForeignKeyConstraint(['city'], ['city.city_id'], name=op.f('fk_interest_city')),
        sa.ForeignKeyConstraint(['exchange_id'], ['exchange.exchange_id'], name=op.f('fk_interest_exchange_id')),
        sa.ForeignKeyConstraint(['project_id'], ['project.project_id'], name=op.f('fk_interest_project_id')),
        sa.ForeignKeyConstraint(['source'], ['source.source'], name=op.f('fk_interest_source')),
        sa.PrimaryKeyConstraint('interest_id', name=op.f('pk_interest')),
    )
    op.create_index(op.f('ix_interest_case_id'), 'interest', ['case_id'], unique=False)
    op.create_index(op.f('ix_interest_city'), 'interest', ['city'], unique=False)
    op.create_index(op.f('ix_interest_exchange_id'), 'interest', ['exchange_id'], unique=False)
    op.create_index(op.f('ix_interest_project_id'), 'interest', ['project_id'], unique=False)
