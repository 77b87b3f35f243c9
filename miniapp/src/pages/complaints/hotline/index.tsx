export { HotlineScreen as default } from '../../../features/complaints/screens/hotline.screen.tsx'
