export { SearchScreen as default } from '../../../features/announcements/screens/search.screen.tsx'
