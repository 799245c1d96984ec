-- Guards that both databases keep whatever the code does: CHECKs by trigger or constraint, partial
-- uniques, indexes of the hot pages, and the trail's triggers. One statement block each, split at
-- lines of "--;". A block may be marked for one dialect: "-- sqlite" or "-- postgres".
-- Safe to run again.

--;
CREATE UNIQUE INDEX IF NOT EXISTS one_post_of_an_operator ON operatorship (account_id, user_id) WHERE until IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_holder_of_a_staff_role ON staffmember (user_id, role) WHERE until IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_open_case_of_a_subject ON "case" (subject_kind, subject_id, coalesce(author_id, account_id)) WHERE state <> 'DECIDED'
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_open_question_of_a_complaint ON question (complaint_id) WHERE done_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_import_of_a_comment ON comment (account_id, source_key) WHERE source_key IS NOT NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_import_of_a_post ON post (account_id, source_key) WHERE source_key IS NOT NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_open_deadline_of_a_thing ON deadline (kind, subject_id) WHERE done_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_counter_notice_of_a_case ON counternotice (case_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_appeal_on_a_statement ON appeal (statement_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_appeal_of_a_complainant ON appeal (decision_id, complaint_id) WHERE side = 'COMPLAINANT'
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_campaign_of_a_case ON campaign (case_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_report_of_a_month ON regulatoryreport (month) WHERE kind = 'BATCH'
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_pinned_comment_of_a_post ON comment (post_id) WHERE pinned_at IS NOT NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_follow_of_an_account ON follow (account_id, user_id) WHERE ended_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_mute_of_a_user ON mute (account_id, user_id) WHERE ended_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_freeze_at_a_time ON "freeze" ((ended_at IS NULL)) WHERE ended_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_message_of_a_user ON message (account_id, user_id) WHERE current
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_look_at_a_case ON messagelook (case_id, user_id)

-- the hot pages
--;
CREATE INDEX IF NOT EXISTS messages_of_an_account ON message (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS open_messages ON message (account_id, id DESC) WHERE state = 'OPEN'
--;
CREATE INDEX IF NOT EXISTS messages_of_a_user ON message (user_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS texts_of_a_message ON messagetext (message_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS texts_of_an_author ON messagetext (author_id, at DESC)
--;
CREATE INDEX IF NOT EXISTS looks_of_a_user ON messagelook (user_id)
--;
CREATE INDEX IF NOT EXISTS follows_of_a_user ON follow (user_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS mutes_of_an_account ON mute (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS mutes_of_a_user ON mute (user_id)
--;
CREATE INDEX IF NOT EXISTS mutes_by_a_user ON mute (muted_by_id) WHERE muted_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS public_comments ON comment (post_id, id DESC) WHERE state = 'VISIBLE' AND parent_id IS NULL
--;
CREATE INDEX IF NOT EXISTS featured_comments ON comment (post_id, id DESC) WHERE featured_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS all_comments_of_a_post ON comment (post_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS public_replies ON comment (parent_id, id) WHERE state = 'VISIBLE' AND parent_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS replies_of_a_comment ON comment (parent_id) WHERE parent_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS comments_of_an_account ON comment (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS held_comments ON comment (account_id, id DESC) WHERE state = 'HELD'
--;
CREATE INDEX IF NOT EXISTS new_comments ON comment (account_id, id DESC) WHERE state = 'VISIBLE' AND acted_at IS NULL AND NOT as_account
--;
CREATE INDEX IF NOT EXISTS hidden_comments ON comment (account_id, id DESC) WHERE state = 'HIDDEN'
--;
CREATE INDEX IF NOT EXISTS comments_of_an_author ON comment (author_id, state)
--;
CREATE INDEX IF NOT EXISTS own_comments ON comment (author_id, id DESC) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS recent_comments_of_an_author ON comment (author_id, created_at DESC) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS comments_alike ON comment (account_id, likeness, id DESC) WHERE likeness <> ''
--;
CREATE INDEX IF NOT EXISTS bulks_of_an_account ON bulk (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS bulks_of_a_user ON bulk (begun_by_id)
--;
CREATE INDEX IF NOT EXISTS selections_of_a_chat ON selection (chat_id)
--;
CREATE INDEX IF NOT EXISTS selections_of_an_account ON selection (account_id) WHERE account_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS selections_by_age ON selection (at)
--;
CREATE INDEX IF NOT EXISTS open_complaints_of_an_account ON "case" (account_id, (0 - urgency), subject_id) WHERE subject_kind = 'COMMENT' AND open_complaints > 0
--;
CREATE INDEX IF NOT EXISTS featured_comments_of_an_account ON comment (account_id, id DESC) WHERE featured_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS comments_of_an_author_at_an_account ON comment (account_id, author_id, id DESC) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS comments_of_a_name_at_an_account ON comment (account_id, author_name, id DESC) WHERE author_id IS NULL
--;
CREATE INDEX IF NOT EXISTS posts_of_an_account ON post (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS posts_made_by_a_user ON post (created_by_id) WHERE created_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS public_posts ON post (id DESC) WHERE state = 'PUBLISHED' AND NOT shut
--;
CREATE INDEX IF NOT EXISTS tokens_of_a_user ON token (user_id)
--;
CREATE INDEX IF NOT EXISTS chats_of_a_user ON chat (user_id) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS chats_of_a_guest ON chat (guest_id) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS links_of_a_user ON chatlink (user_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_second_step_of_a_user ON twostep (user_id) WHERE ended_at IS NULL
--;
CREATE INDEX IF NOT EXISTS second_steps_of_a_user ON twostep (user_id)
--;
CREATE INDEX IF NOT EXISTS recovery_codes_of_a_second_step ON recoverycode (two_step_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_live_reset_of_an_address ON reset (email_key) WHERE ended_at IS NULL
--;
CREATE INDEX IF NOT EXISTS resets_of_a_user ON reset (user_id) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS resets_to_expire ON reset (expires_at)
--;
CREATE INDEX IF NOT EXISTS letters_due ON letter (due_at) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS letters_of_a_user ON letter (user_id) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS letters_done ON letter (done_at) WHERE done_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS posts_held_by_a_user ON operatorship (user_id)
--;
CREATE INDEX IF NOT EXISTS posts_at_an_account ON operatorship (account_id) WHERE until IS NULL
--;
CREATE INDEX IF NOT EXISTS accounts_of_a_registrant ON publicaccount (registrant_id)
--;
CREATE INDEX IF NOT EXISTS questions_of_a_complaint ON question (complaint_id, id)
--;
CREATE INDEX IF NOT EXISTS questions_to_lapse ON question (due_at) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS cases_by_urgency ON "case" ((0 - urgency), due_at, id) WHERE state <> 'DECIDED'
--;
CREATE INDEX IF NOT EXISTS cases_for_seniors ON "case" ((state <> 'ESCALATED' AND urgency < 100), (0 - urgency), due_at, id) WHERE state <> 'DECIDED'
--;
CREATE INDEX IF NOT EXISTS open_cases ON "case" (id) WHERE state <> 'DECIDED'
--;
CREATE INDEX IF NOT EXISTS cases_claimed_by_staff ON "case" (claimed_by_id) WHERE claimed_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS cases_about_an_author ON "case" (author_id) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS cases_of_an_account ON "case" (account_id)
--;
CREATE INDEX IF NOT EXISTS complaints_of_a_case ON complaint (case_id, id)
--;
CREATE INDEX IF NOT EXISTS complaints_of_a_user ON complaint (user_id, id DESC) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS complaints_of_a_guest ON complaint (guest_id, id DESC) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS complaints_about_an_account ON complaint (account_id)
--;
CREATE INDEX IF NOT EXISTS complaints_of_a_decision ON complaint (decision_id) WHERE decision_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS drafts_of_a_complaint ON complaintdraft (complaint_id) WHERE complaint_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS drafts_of_a_user ON complaintdraft (user_id) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS drafts_of_a_guest ON complaintdraft (guest_id) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS decisions_of_a_case ON decision (case_id)
--;
CREATE INDEX IF NOT EXISTS decisions_of_staff ON decision (decided_by_id)
--;
CREATE INDEX IF NOT EXISTS statements_of_a_decision ON statementofreasons (decision_id)
--;
CREATE INDEX IF NOT EXISTS statements_to_a_user ON statementofreasons (user_id, id DESC) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS statements_on_a_complaint ON statementofreasons (complaint_id) WHERE complaint_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS statements_to_an_account ON statementofreasons (account_id)
--;
CREATE INDEX IF NOT EXISTS hits_of_an_account ON screeninghit (account_id)
--;
CREATE INDEX IF NOT EXISTS hits_of_an_account_in_time ON screeninghit (account_id, at)
--;
CREATE INDEX IF NOT EXISTS holds_of_an_account ON screeninghit (account_id, at DESC) WHERE held_by = 'ACCOUNT' AND effect = 'HOLD'
--;
CREATE INDEX IF NOT EXISTS complaints_about_comments ON complaint (account_id, created_at DESC) WHERE subject_kind = 'COMMENT'
--;
CREATE INDEX IF NOT EXISTS care_steps_of_an_account ON carestep (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS care_steps_of_a_case ON carestep (case_id) WHERE case_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS care_steps_of_a_sanction ON carestep (sanction_id) WHERE sanction_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS samples_drawn_by ON sample (drawn_by_id)
--;
CREATE INDEX IF NOT EXISTS samples_by_age ON sample (at)
--;
CREATE INDEX IF NOT EXISTS sample_items_to_look_at ON sampleitem (id) WHERE looked_at IS NULL
--;
CREATE INDEX IF NOT EXISTS sample_items_of_a_comment ON sampleitem (comment_id)
--;
CREATE INDEX IF NOT EXISTS sample_items_of_an_account ON sampleitem (account_id)
--;
CREATE INDEX IF NOT EXISTS sample_items_of_a_case ON sampleitem (case_id) WHERE case_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sample_items_looked_at_by ON sampleitem (looked_by_id) WHERE looked_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sample_items_by_age ON sampleitem (at)
--;
CREATE INDEX IF NOT EXISTS hits_on_an_author ON screeninghit (author_id) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS trail_of_a_scope ON trailentry (scope, position)
--;
CREATE INDEX IF NOT EXISTS trail_about_a_thing ON trailentry (scope, about_id, position)
--;
CREATE INDEX IF NOT EXISTS trail_of_a_subject ON trailentry (subject_id, position)
--;
CREATE INDEX IF NOT EXISTS acts_that_stand ON act (subject_id, position) WHERE undone_at IS NULL
--;
CREATE INDEX IF NOT EXISTS acts_on_a_subject ON act (subject_id, position)
--;
CREATE INDEX IF NOT EXISTS acts_by_cause ON act (cause_id) WHERE cause_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS acts_of_an_account ON act (account_id)
--;
CREATE INDEX IF NOT EXISTS notices_of_a_user ON notice (user_id, position) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS notices_of_a_guest ON notice (guest_id, position) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS notices_due ON notice (recipient, position) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS trainings_of_a_user ON training (user_id, id DESC)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_mandate_of_a_user ON mandate (registrant_id, user_id) WHERE until IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_self_of_a_user ON mandate (user_id) WHERE kind = 'SELF' AND until IS NULL
--;
CREATE INDEX IF NOT EXISTS mandates_of_a_user ON mandate (user_id)
--;
CREATE INDEX IF NOT EXISTS forms_of_a_user ON identityform (user_id)
--;
CREATE INDEX IF NOT EXISTS forms_of_a_registrant ON identityform (registrant_id)
--;
CREATE INDEX IF NOT EXISTS mobile_codes_of_a_user ON mobilecode (user_id)
--;
CREATE INDEX IF NOT EXISTS mobile_codes_to_clear ON mobilecode (expires_at) WHERE ended_at IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_live_mobile_code ON mobilecode (registrant_id) WHERE ended_at IS NULL
--;
CREATE INDEX IF NOT EXISTS looks_at_a_registrant ON identitylook (registrant_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS looks_of_staff ON identitylook (staff_id, id DESC)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_verified_registrant_of_a_number ON registrant (number_mark) WHERE state = 'VERIFIED' AND number_mark IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS registrants_opened_by_a_user ON registrant (opened_by) WHERE opened_by IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS registrants_by_number ON registrant (number_mark) WHERE number_mark IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS registrants_by_verified_number ON registrant (verified_mark) WHERE verified_mark IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS papers_of_a_registrant ON storedfile (registrant_id) WHERE registrant_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS registrants_of_nobody ON registrant (id) WHERE acting IS NULL
--;
CREATE INDEX IF NOT EXISTS registrants_to_verify ON registrant (id) WHERE state = 'PENDING'
--;
CREATE INDEX IF NOT EXISTS groups_of_a_registrant ON operatorgroup (registrant_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_membership_of_a_registrant ON groupmember (group_id, registrant_id) WHERE until IS NULL
--;
CREATE INDEX IF NOT EXISTS memberships_of_a_registrant ON groupmember (registrant_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_declaration_of_a_number ON declaration (registrant_id, number)
--;
CREATE INDEX IF NOT EXISTS declarations_by_a_user ON declaration (declared_by_id)
--;
CREATE INDEX IF NOT EXISTS revisions_of_an_account ON accountrevision (account_id, id DESC)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_pending_revision_of_an_account ON accountrevision (account_id) WHERE state = 'PENDING'
--;
CREATE INDEX IF NOT EXISTS revisions_to_review ON accountrevision (lane, due_at, id) WHERE state = 'PENDING'
--;
CREATE INDEX IF NOT EXISTS revisions_made_by ON accountrevision (made_by_id)
--;
CREATE INDEX IF NOT EXISTS revisions_decided_by ON accountrevision (decided_by_id) WHERE decided_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS accounts_by_look ON publicaccount (look) WHERE look IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS accounts_by_look_of_handle ON publicaccount (handle_look) WHERE handle_look IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS accounts_without_look ON publicaccount (id) WHERE look IS NULL
--;
CREATE INDEX IF NOT EXISTS revisions_by_due ON accountrevision (due_at, id) WHERE state = 'PENDING'
--;
CREATE INDEX IF NOT EXISTS qualifications_of_a_registrant ON qualification (registrant_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS qualifications_to_verify ON qualification (id) WHERE state = 'SUBMITTED'
--;
CREATE INDEX IF NOT EXISTS qualifications_submitted_by ON qualification (submitted_by_id)
--;
CREATE INDEX IF NOT EXISTS qualifications_by_number ON qualification (number)
--;
CREATE INDEX IF NOT EXISTS public_news ON post (id DESC) WHERE state = 'PUBLISHED' AND NOT shut AND kind = 'NEWS'
--;
CREATE INDEX IF NOT EXISTS public_service_posts ON post (id DESC) WHERE state = 'PUBLISHED' AND NOT shut AND public_service
--;
CREATE INDEX IF NOT EXISTS posts_without_a_licence ON post (account_id) WHERE state = 'HELD' AND reason = 'NEEDS_LICENCE'
--;
CREATE INDEX IF NOT EXISTS covers_of_an_account ON qualificationcover (account_id)
--;
CREATE INDEX IF NOT EXISTS grades_of_an_account ON gradechange (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS documents_drafted_by ON document (drafted_by_id) WHERE drafted_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS documents_in_order ON document (kind, id DESC)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_acceptance_of_a_user ON acceptance (user_id, document_id) WHERE registrant_id IS NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_signature_of_a_registrant ON acceptance (registrant_id, document_id) WHERE registrant_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS operators_in_order ON operatorship (user_id) WHERE until IS NULL AND state = 'ACTIVE'
--;
CREATE INDEX IF NOT EXISTS representatives_in_order ON mandate (user_id) WHERE until IS NULL
--;
CREATE INDEX IF NOT EXISTS acceptances_of_a_document ON acceptance (document_id)
--;
CREATE INDEX IF NOT EXISTS acceptances_of_a_user ON acceptance (user_id, document_id)
--;
CREATE INDEX IF NOT EXISTS acceptances_of_a_registrant ON acceptance (registrant_id, document_id) WHERE registrant_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS credit_of_a_registrant ON creditentry (registrant_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS credit_of_an_account ON creditentry (account_id) WHERE account_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS contests_to_answer ON creditentry (id) WHERE state = 'CONTESTED'
--;
CREATE INDEX IF NOT EXISTS cases_against_an_account ON "case" (account_id) WHERE subject_kind IN ('ACCOUNT', 'POST') OR (subject_kind = 'MESSAGE' AND author_id IS NULL)
--;
CREATE INDEX IF NOT EXISTS words_of_an_account ON comment (account_id, id) WHERE as_account
--;
CREATE INDEX IF NOT EXISTS posts_by_publication ON post (account_id, published_at DESC) WHERE published_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS contests_by_a_user ON creditentry (contested_by_id) WHERE contested_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS contests_answered_by ON creditentry (answered_by_id) WHERE answered_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS exports_of_a_user ON export (user_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS responses_of_a_user ON hearingresponse (user_id, id)
--;
CREATE INDEX IF NOT EXISTS responses_to_a_sanction ON hearingresponse (sanction_id) WHERE sanction_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS responses_to_an_entry ON hearingresponse (entry_id) WHERE entry_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS exports_to_build ON export (id) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS exports_of_a_file ON export (file_id) WHERE file_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS blacklist_by_number ON blacklistentry (number_mark) WHERE state = 'IN_FORCE' AND number_mark IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS blacklist_of_a_registrant ON blacklistentry (registrant_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS blacklist_of_an_account ON blacklistentry (account_id) WHERE account_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS blacklist_of_a_case ON blacklistentry (case_id)
--;
CREATE INDEX IF NOT EXISTS blacklist_of_a_decision ON blacklistentry (decision_id) WHERE decision_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS blacklist_proposed_by ON blacklistentry (proposed_by_id)
--;
CREATE INDEX IF NOT EXISTS blacklist_confirmed_by ON blacklistentry (confirmed_by_id) WHERE confirmed_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS blacklist_proposed ON blacklistentry (id) WHERE state = 'PROPOSED'
--;
CREATE INDEX IF NOT EXISTS blacklist_in_force ON blacklistentry (id) WHERE state = 'IN_FORCE'
--;
CREATE INDEX IF NOT EXISTS filings_drafted_by ON filing (drafted_by_id) WHERE drafted_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS notices_in_order ON notice (position) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS notices_that_failed ON notice (position) WHERE done_at IS NOT NULL AND attempts >= 8
--;
CREATE INDEX IF NOT EXISTS chat_updates_due ON chatupdate (position) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS chat_updates_of_a_person_due ON chatupdate (person_key, update_id) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS chat_updates_done ON chatupdate (done_at) WHERE done_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS chat_messages_shown ON chatmessage (address_key, revision)
--;
CREATE INDEX IF NOT EXISTS chat_toasts_shown ON chattoast (address_key, position)
--;
CREATE INDEX IF NOT EXISTS sendings_unsure ON sending (address_key, position) WHERE message_id IS NULL
--;
CREATE INDEX IF NOT EXISTS sendings_by_age ON sending (at)
--;
CREATE INDEX IF NOT EXISTS chat_files_sent ON chatfile (at)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_card_of_a_thing ON card (chat_id, subject_kind, subject_id)
--;
CREATE INDEX IF NOT EXISTS news_of_a_chat ON card (chat_id, at) WHERE news
--;
CREATE INDEX IF NOT EXISTS digests_due ON digest (id) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS digests_by_message ON digest (chat_id, message_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_open_digest_of_a_chat ON digest (chat_id) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS digests_done ON digest (done_at) WHERE done_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS digested_of_a_comment ON digested (comment_id)
--;
CREATE INDEX IF NOT EXISTS digested_by_age ON digested (at)
--;
CREATE INDEX IF NOT EXISTS comments_of_a_digest ON digested (digest_id, comment_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS cards_by_message ON card (chat_id, message_id)
--;
CREATE UNIQUE INDEX IF NOT EXISTS messages_said_once ON chatmessage (address_key, said_key) WHERE said_key IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS attempts_of_somebody ON attempt (act, key, at)
--;
CREATE INDEX IF NOT EXISTS attempts_by_age ON attempt (at)
--;
CREATE INDEX IF NOT EXISTS links_to_expire ON chatlink (expires_at)
--;
CREATE INDEX IF NOT EXISTS outcomes_to_expire ON keptoutcome (expires_at)
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_piece_of_a_draft ON evidence (draft_id, file_id) WHERE draft_id IS NOT NULL
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_piece_of_a_complaint ON evidence (complaint_id, file_id) WHERE complaint_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS evidence_of_a_file ON evidence (file_id)
--;
CREATE INDEX IF NOT EXISTS files_of_a_user ON storedfile (user_id, created_at) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS files_of_a_guest ON storedfile (guest_id, created_at) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS files_to_expire ON storedfile (id) WHERE expires_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS deadlines_due ON deadline (due_at) WHERE done_at IS NULL
--;
CREATE INDEX IF NOT EXISTS additions_to_a_complaint ON addition (complaint_id, id)
--;
CREATE INDEX IF NOT EXISTS counter_notices_of_an_account ON counternotice (account_id)
--;
CREATE INDEX IF NOT EXISTS counter_notices_of_an_author ON counternotice (author_id) WHERE author_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS counter_notices_by_a_user ON counternotice (answered_by_id) WHERE answered_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS misuses_by_complaint ON misuse (complaint_id)
--;
CREATE INDEX IF NOT EXISTS misuses_by_case ON misuse (case_id)
--;
CREATE INDEX IF NOT EXISTS misuses_of_a_user ON misuse (user_id, id) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS misuses_of_a_guest ON misuse (guest_id, id) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS misuses_of_a_decision ON misuse (decision_id)
--;
CREATE INDEX IF NOT EXISTS causes_of_a_case ON casecause (case_id, id)
--;
CREATE INDEX IF NOT EXISTS notes_on_a_case ON casenote (case_id, id)
--;
CREATE INDEX IF NOT EXISTS notes_by_staff ON casenote (written_by_id)
--;
CREATE INDEX IF NOT EXISTS conflicts_about_an_account ON conflictofinterest (account_id)
--;
CREATE INDEX IF NOT EXISTS conflicts_in_a_case ON conflictofinterest (case_id) WHERE case_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS voices_of_a_case ON complaint (case_id, weight DESC) WHERE state IN ('RECEIVED', 'ACCEPTED', 'AWAITING_REPLY') AND NOT set_aside AND campaign_id IS NULL
--;
CREATE INDEX IF NOT EXISTS voices_of_a_campaign ON complaint (case_id, weight DESC) WHERE state IN ('RECEIVED', 'ACCEPTED', 'AWAITING_REPLY') AND NOT set_aside AND campaign_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS complaints_set_aside ON complaint (case_id) WHERE state IN ('RECEIVED', 'ACCEPTED', 'AWAITING_REPLY') AND set_aside
--;
CREATE INDEX IF NOT EXISTS complaints_of_a_campaign ON complaint (campaign_id) WHERE campaign_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS complaints_by_age ON complaint (created_at)
--;
CREATE INDEX IF NOT EXISTS earlier_cases ON "case" (earlier_id) WHERE earlier_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sanctions_of_an_account ON sanction (account_id, id DESC)
--;
CREATE INDEX IF NOT EXISTS sanctions_of_a_case ON sanction (case_id)
--;
CREATE INDEX IF NOT EXISTS sanctions_of_a_decision ON sanction (decision_id) WHERE decision_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sanctions_proposed_by ON sanction (proposed_by_id)
--;
CREATE INDEX IF NOT EXISTS sanctions_confirmed_by ON sanction (confirmed_by_id) WHERE confirmed_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sanctions_responded_by ON sanction (responded_by_id) WHERE responded_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS sanctions_proposed ON sanction (id) WHERE state = 'PROPOSED'
--;
CREATE UNIQUE INDEX IF NOT EXISTS one_rectification_of_a_warning ON rectification (sanction_id)
--;
CREATE INDEX IF NOT EXISTS rectifications_to_see ON rectification (id) WHERE state = 'SUBMITTED'
--;
CREATE INDEX IF NOT EXISTS rectifications_of_an_account ON rectification (account_id)
--;
CREATE INDEX IF NOT EXISTS rectifications_submitted_by ON rectification (submitted_by_id) WHERE submitted_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_against_a_decision ON appeal (decision_id)
--;
CREATE INDEX IF NOT EXISTS appeals_in_a_case ON appeal (case_id)
--;
CREATE INDEX IF NOT EXISTS appeals_of_an_account ON appeal (account_id)
--;
CREATE INDEX IF NOT EXISTS appeals_on_a_complaint ON appeal (complaint_id) WHERE complaint_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_of_a_user ON appeal (user_id, id DESC) WHERE user_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_of_a_guest ON appeal (guest_id, id DESC) WHERE guest_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_to_answer ON appeal (due_at, id) WHERE state IN ('LODGED', 'UNDER_REVIEW')
--;
CREATE INDEX IF NOT EXISTS appeals_claimed_by ON appeal (claimed_by_id) WHERE claimed_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_decided_by ON appeal (decided_by_id) WHERE decided_by_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS entries_of_a_report ON reportentry (report_id, id)
--;
CREATE INDEX IF NOT EXISTS entries_about_an_account ON reportentry (account_id)
--;
CREATE INDEX IF NOT EXISTS evidence_of_a_sanction ON evidence (sanction_id) WHERE sanction_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS evidence_of_a_rectification ON evidence (rectification_id) WHERE rectification_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS evidence_of_an_appeal ON evidence (appeal_id) WHERE appeal_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS decisions_of_an_appeal ON decision (appeal_id) WHERE appeal_id IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS decisions_by_age ON decision (starts_at)
--;
CREATE INDEX IF NOT EXISTS decisions_reversed ON decision (reversed_at) WHERE reversed_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS appeals_by_age ON appeal (lodged_at)
--;
CREATE INDEX IF NOT EXISTS appeals_by_answer ON appeal (decided_at) WHERE decided_at IS NOT NULL
--;
CREATE INDEX IF NOT EXISTS campaigns_by_age ON campaign (detected_at)

-- an appeal is decided by somebody who decided nothing in the matter before: no decision on a case about the same
-- subject is theirs, and no sanction or entry in the blacklist proposed or confirmed there; the answer to the appeal
-- itself does not count
--; sqlite
CREATE TRIGGER IF NOT EXISTS appeal_goes_to_another_person BEFORE UPDATE OF claimed_by_id, decided_by_id ON appeal
WHEN EXISTS (
  SELECT 1 FROM staffmember now JOIN "case" mine ON mine.id = NEW.case_id JOIN "case" k ON k.subject_id = mine.subject_id
  JOIN (
    SELECT case_id, decided_by_id AS staff_id FROM decision WHERE id IS NOT NEW.answer_id
    UNION ALL SELECT case_id, proposed_by_id FROM sanction
    UNION ALL SELECT case_id, confirmed_by_id FROM sanction
    UNION ALL SELECT case_id, proposed_by_id FROM blacklistentry
    UNION ALL SELECT case_id, confirmed_by_id FROM blacklistentry
  ) earlier ON earlier.case_id = k.id
  JOIN staffmember then_ ON then_.id = earlier.staff_id
  WHERE now.id IN (NEW.claimed_by_id, NEW.decided_by_id) AND then_.user_id = now.user_id
)
BEGIN SELECT RAISE(ABORT, 'whoever decided before does not decide on the appeal'); END
--; sqlite
CREATE TRIGGER IF NOT EXISTS answer_is_by_another_person BEFORE INSERT ON decision
WHEN NEW.appeal_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM staffmember now JOIN "case" mine ON mine.id = NEW.case_id JOIN "case" k ON k.subject_id = mine.subject_id
  JOIN (
    SELECT case_id, decided_by_id AS staff_id FROM decision
    UNION ALL SELECT case_id, proposed_by_id FROM sanction
    UNION ALL SELECT case_id, confirmed_by_id FROM sanction
    UNION ALL SELECT case_id, proposed_by_id FROM blacklistentry
    UNION ALL SELECT case_id, confirmed_by_id FROM blacklistentry
  ) earlier ON earlier.case_id = k.id
  JOIN staffmember then_ ON then_.id = earlier.staff_id
  WHERE now.id = NEW.decided_by_id AND then_.user_id = now.user_id
)
BEGIN SELECT RAISE(ABORT, 'whoever decided before does not decide on the appeal'); END
--; postgres
CREATE OR REPLACE FUNCTION decided_before(in_case uuid, staff uuid, but_for uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM staffmember now JOIN "case" mine ON mine.id = in_case JOIN "case" k ON k.subject_id = mine.subject_id
    JOIN (
      SELECT case_id, decided_by_id AS staff_id FROM decision WHERE id IS DISTINCT FROM but_for
      UNION ALL SELECT case_id, proposed_by_id FROM sanction
      UNION ALL SELECT case_id, confirmed_by_id FROM sanction
      UNION ALL SELECT case_id, proposed_by_id FROM blacklistentry
      UNION ALL SELECT case_id, confirmed_by_id FROM blacklistentry
    ) earlier ON earlier.case_id = k.id
    JOIN staffmember then_ ON then_.id = earlier.staff_id
    WHERE now.id = staff AND then_.user_id = now.user_id
  )
$$
--; postgres
CREATE OR REPLACE FUNCTION appeal_goes_to_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF decided_before(NEW.case_id, NEW.claimed_by_id, NEW.answer_id)
     OR decided_before(NEW.case_id, NEW.decided_by_id, NEW.answer_id) THEN
    RAISE EXCEPTION 'whoever decided before does not decide on the appeal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
--; postgres
CREATE OR REPLACE TRIGGER appeal_goes_to_another_person BEFORE UPDATE OF claimed_by_id, decided_by_id ON appeal
FOR EACH ROW EXECUTE FUNCTION appeal_goes_to_another()
--; postgres
CREATE OR REPLACE FUNCTION answer_is_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appeal_id IS NOT NULL AND decided_before(NEW.case_id, NEW.decided_by_id, NULL) THEN
    RAISE EXCEPTION 'whoever decided before does not decide on the appeal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
--; postgres
CREATE OR REPLACE TRIGGER answer_is_by_another_person BEFORE INSERT ON decision
FOR EACH ROW EXECUTE FUNCTION answer_is_by_another()

-- the trail is written once: no row of it changes, and none goes but under a permit
--; sqlite
CREATE TRIGGER IF NOT EXISTS trail_is_not_changed BEFORE UPDATE ON trailentry
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END
--; sqlite
CREATE TRIGGER IF NOT EXISTS trail_is_not_erased BEFORE DELETE ON trailentry
WHEN NOT EXISTS (SELECT 1 FROM purgepermit p WHERE OLD.at < p.before)
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END
--; postgres
CREATE OR REPLACE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM purgepermit p WHERE OLD.at < p.before) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$
--; postgres
CREATE OR REPLACE TRIGGER trail_is_not_changed BEFORE UPDATE OR DELETE ON trailentry
FOR EACH ROW EXECUTE FUNCTION trail_is_append_only()
--; postgres
CREATE OR REPLACE TRIGGER trail_is_not_truncated BEFORE TRUNCATE ON trailentry
FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only()

-- what binds people is written once: a published version of a document is neither changed nor erased
--; sqlite
CREATE TRIGGER IF NOT EXISTS published_document_is_not_changed BEFORE UPDATE ON document
WHEN OLD.state = 'PUBLISHED' AND (
  NEW.state IS NOT OLD.state OR NEW.kind IS NOT OLD.kind OR NEW.version IS NOT OLD.version
  OR NEW.titles IS NOT OLD.titles OR NEW.texts IS NOT OLD.texts OR NEW.hash IS NOT OLD.hash
  OR NEW.published_at IS NOT OLD.published_at OR NEW.in_force_at IS NOT OLD.in_force_at
)
BEGIN SELECT RAISE(ABORT, 'a published document does not change'); END
--; sqlite
CREATE TRIGGER IF NOT EXISTS published_document_is_not_erased BEFORE DELETE ON document
WHEN OLD.state = 'PUBLISHED'
BEGIN SELECT RAISE(ABORT, 'a published document does not change'); END
--; postgres
CREATE OR REPLACE FUNCTION published_document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'PUBLISHED' AND (
    TG_OP = 'DELETE'
    OR (NEW.state, NEW.kind, NEW.version, NEW.titles::text, NEW.texts::text, NEW.hash, NEW.published_at, NEW.in_force_at)
    IS DISTINCT FROM
    (OLD.state, OLD.kind, OLD.version, OLD.titles::text, OLD.texts::text, OLD.hash, OLD.published_at, OLD.in_force_at)
  ) THEN
    RAISE EXCEPTION 'a published document does not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
--; postgres
CREATE OR REPLACE TRIGGER published_document_is_not_changed BEFORE UPDATE OR DELETE ON document
FOR EACH ROW EXECUTE FUNCTION published_document_stays()

-- rules of rows, as triggers on SQLite (its tables take no new CHECK) and constraints on PostgreSQL;
-- generated from the same sentences: "table: name: condition"
--; check
comment: held_has_holder: (state = 'HELD') = (held_by IS NOT NULL)
--; check
comment: has_words: length(body) BETWEEN 1 AND 10000
--; check
message: removed_is_not_current: state <> 'REMOVED' OR NOT current
--; check
message: counts_upward: answers >= 0
--; check
messagetext: has_words: length(body) BETWEEN 1 AND 10000
--; check
comment: has_an_author: author_name <> '' OR author_id IS NOT NULL
--; check
comment: marked_is_visible: state = 'VISIBLE' OR (featured_at IS NULL AND pinned_at IS NULL)
--; check
publicaccount: counts_followers_upward: followers >= 0
--; check
post: counts_upward: visible_comments >= 0
--; check
"case": claimed_has_claimant: state <> 'CLAIMED' OR claimed_by_id IS NOT NULL
--; check
"case": counts_upward: open_complaints >= 0
--; check
complaint: has_a_complainant_or_secret: NOT (user_id IS NOT NULL AND guest_id IS NOT NULL)
--; check
storedfile: has_one_owner: (user_id IS NULL) <> (guest_id IS NULL)
--; check
storedfile: stored_is_known: state <> 'STORED' OR (kind IS NOT NULL AND media_type IS NOT NULL AND sha256 IS NOT NULL AND size > 0)
--; check
evidence: belongs_to_a_report: draft_id IS NOT NULL OR complaint_id IS NOT NULL OR sanction_id IS NOT NULL OR rectification_id IS NOT NULL OR appeal_id IS NOT NULL
--; check
operatorship: somebody_holds_it: user_id IS NOT NULL OR state <> 'ACTIVE'
--; check
operatorship: ends_after_it_begins: until IS NULL OR until >= since
--; check
decision: ends_after_it_starts: ends_at IS NULL OR ends_at > starts_at
--; check
misuse: has_one_person: (user_id IS NULL) <> (guest_id IS NULL)
--; check
sanction: confirmed_has_decision: state IN ('PROPOSED', 'WITHDRAWN') OR (decision_id IS NOT NULL AND confirmed_by_id IS NOT NULL AND starts_at IS NOT NULL)
--; check
sanction: ends_after_it_starts: ends_at IS NULL OR ends_at > starts_at
--; check
sanction: closure_has_two: kind <> 'CLOSURE' OR confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id
--; check
blacklistentry: confirmed_has_decision: state IN ('PROPOSED', 'WITHDRAWN') OR (decision_id IS NOT NULL AND confirmed_by_id IS NOT NULL AND starts_at IS NOT NULL AND ends_at IS NOT NULL)
--; check
blacklistentry: ends_after_it_starts: ends_at IS NULL OR ends_at > starts_at
--; check
blacklistentry: entry_has_two: confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id
--; check
appeal: has_an_appellant: (user_id IS NOT NULL OR guest_id IS NOT NULL) AND NOT (user_id IS NOT NULL AND guest_id IS NOT NULL)
--; check
appeal: side_has_complaint: (side = 'COMPLAINANT') = (complaint_id IS NOT NULL)
--; check
appeal: reviewed_has_reviewer: state <> 'UNDER_REVIEW' OR claimed_by_id IS NOT NULL
--; check
appeal: decided_has_answer: state NOT IN ('AFFIRMED', 'OVERTURNED', 'MODIFIED') OR (answer_id IS NOT NULL AND decided_by_id IS NOT NULL)
--; check
"case": counts_voices_upward: voices >= 0
--; check
notice: has_one_recipient: (user_id IS NULL) <> (guest_id IS NULL)
