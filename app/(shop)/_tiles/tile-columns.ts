/** The grid that tiles stand in: two on a phone, four or five on a desktop. */
export const tileColumns = 'grid grid-cols-2 gap-x-3 gap-y-6 md:grid-cols-4 md:gap-x-4 xl:grid-cols-5';
