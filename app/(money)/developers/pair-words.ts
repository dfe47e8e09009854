import { testCard } from '@/lib/money/button/examples';
import type { Translate } from '@/lib/platform/i18n';
import type { StepWords } from './first-steps';
import type { PairWords } from './pair';

/** What is said around a test pair and each step of its two ways. */
export function pairWords(t: Translate): PairWords {
  return {
    ...{ make: t('button.dev_try_make'), copy: t('button.site_copy'), copied: t('button.site_copied') },
    ...{ publishable: t('button.site_publishable'), secret: t('button.site_secret') },
    ...{ server: t('site.dev_server'), save: t('site.dev_save'), saveBody: t('site.dev_save_body') },
    ...{ run: t('site.dev_run'), runBody: t('site.dev_run_body') },
    ...{ open: t('site.dev_open'), openBody: t('site.dev_open_body', { card: testCard }) },
    ...{
      plain: t('button.dev_plain_heading'),
      plainPage: t('button.dev_plain_page'),
      plainBody: t('button.dev_plain_try'),
    },
    ...{ file: t('site.dev_file'), fileBody: t('site.dev_file_body') },
    ...{ key: t('button.dev_step_key'), order: t('button.dev_step_order'), orderBody: t('button.dev_step_order_body') },
    ...{ page: t('button.dev_step_page') },
    ...{ complete: t('button.dev_step_complete'), completeBody: t('button.dev_step_complete_body') },
  };
}

/** What is said of the steps from a pair to its first webhook. */
export function stepWords(t: Translate): StepWords {
  return {
    ...{ title: t('site.dev_steps'), wait: t('site.dev_steps_wait'), all: t('site.dev_steps_all') },
    ...{ made: t('site.dev_step_made'), paid: t('site.dev_step_paid') },
    ...{ completed: t('site.dev_step_completed'), told: t('site.dev_step_told') },
  };
}
