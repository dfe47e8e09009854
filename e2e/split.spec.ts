import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

test('two people split what they spent, one of them from a link, and are even in the end', async ({
  app,
  page,
  browser,
}) => {
  const amina = app.newPerson();
  await app.signUp(amina);
  await page.goto('/transfers/split');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Trip to Byblos');
  await page.getByRole('button', { name: 'Begin the group' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bilal');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Make a link for Bilal' }).click();
  const link = await page.locator('[data-secret-link]').innerText();
  expect(await violations(page)).toEqual([]);

  const other = await elsewhere(browser);
  const bilal = other.newPerson();
  await other.signUp(bilal);
  const his = other.page;
  await his.goto(link);
  await his.getByRole('button', { name: 'Take this place' }).click();
  await his.waitForURL(/\/transfers\/split\/grp_/);
  const group = his.url();

  await page.goto(`${new URL(group).pathname}/new`);
  await page.getByRole('textbox', { name: 'What was it?' }).fill('Dinner');
  await page.getByRole('textbox', { name: 'Amount' }).fill('١٠٠');
  await expect(page.getByRole('listitem').filter({ hasText: bilal.name })).toContainText('50.00 USD');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Keep the expense' }).click();
  await expect(page.getByText(`${bilal.name} pays you $50.00`)).toBeVisible();

  await his.getByRole('link', { name: 'Add an expense' }).click();
  await his.getByRole('textbox', { name: 'What was it?' }).fill('Bus');
  await his.getByRole('textbox', { name: 'Amount' }).fill('30');
  await his.getByRole('radio', { name: /^By percent/ }).check();
  await his.getByRole('textbox', { name: `Percent of ${amina.name}` }).fill('33.33');
  await his.getByRole('textbox', { name: `Percent of ${bilal.name}` }).fill('66.66');
  await expect(his.getByText(/0\.01%\S* is missing/)).toBeVisible();
  await his.getByRole('button', { name: 'Keep the expense' }).click();
  await expect(his.getByText('The percents are not 100 together', { exact: false })).toBeVisible();
  await his.getByRole('textbox', { name: `Percent of ${amina.name}` }).fill('33.34');
  await his.getByRole('button', { name: 'Keep the expense' }).click();
  await expect(his.getByText(`You pay ${amina.name} $40.00`)).toBeVisible();
  expect(await violations(his)).toEqual([]);
  await his.getByText('I paid this otherwise').click();
  await his.getByRole('button', { name: 'It is paid' }).click();
  await expect(his.getByText('Waits to be confirmed')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Yes, it was paid' }).click();
  await expect(page.getByText('Confirmed')).toBeVisible();
  await expect(page.getByText('Even', { exact: true })).toHaveCount(2);
  expect(await violations(page)).toEqual([]);

  // Without a connection it waits on the device, and is sent when there is one again.
  await page.getByRole('link', { name: 'Add an expense' }).click();
  await page.getByRole('textbox', { name: 'What was it?' }).fill('Water');
  await page.getByRole('textbox', { name: 'Amount' }).fill('8');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Keep the expense' }).click();
  await expect(page.getByText('kept on this device', { exact: false })).toBeVisible();
  await page.context().setOffline(false);
  await page.goto(group);
  await expect(page.getByRole('link', { name: /^Water/ })).toBeVisible();
  await expect(page.getByText(`${bilal.name} pays you $4.00`)).toBeVisible();
});
