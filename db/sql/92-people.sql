-- People: what they show of themselves, what they report, and what a block, a friendship and its end do to the rest.

grant select, insert, update, delete on social.profile_choice to {{social}};
grant select, insert, delete on social.report to {{social}};
