export { PublicScreen as default } from '../../../features/announcements/screens/public.screen.tsx'
