import { createContext, useContext } from 'react'

/**
 * Parameters of the page's own address, taken when the page was made: a page that is drawn anew while another one is
 * in front of it would read that one's.
 */
export const PageParams = createContext<Readonly<Record<string, string | undefined>>>({})

export const usePageParams = () => useContext(PageParams)
