/**
 * How a list is asked page by page. The first page is asked with null: an undefined would not survive being kept on the
 * device, and the list could never be asked again after a new start.
 */
export const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}
