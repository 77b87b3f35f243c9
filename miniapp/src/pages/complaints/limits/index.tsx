export { ComplaintLimitsScreen as default } from '../../../features/complaints/screens/limits.screen.tsx'
