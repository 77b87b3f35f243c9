export { ReviewsScreen as default } from '../../../features/volunteering/screens/reviews.screen.tsx'
