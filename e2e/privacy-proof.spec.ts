import result from '../app/privacy/proof/result.json' with { type: 'json' };
import { expect, test } from './fixtures';

test('whoever wants to know reads what the privacy proof found, and when', async ({ page }) => {
  const outcome = !result.finished
    ? 'The last check did not finish'
    : result.holds
      ? 'No difference'
      : 'A difference was found';
  await page.goto('/help/privacy');
  await page.getByRole('navigation', { name: 'Help' }).getByRole('link', { name: 'Privacy proof' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy proof' })).toBeVisible();
  await expect(page.getByText(outcome)).toBeVisible();
  const year = result.date.slice(0, 4);
  await expect(page.getByText(new RegExp(`Checked on .*${year}.*version ${result.version}`))).toBeVisible();
  const figure = page.locator('dl > div').filter({ hasText: 'Answers compared' });
  await expect(figure).toContainText(result.answers.toLocaleString('en'));
  await expect(page.getByText('npm run prove:privacy')).toBeVisible();
});
