import type { Db, Hot } from '../../platform/db/context.ts'

const searchStatement: Hot = {
  name: 'place_search',
  text: `SELECT s.id AS "estateId", s.name AS "estateName", c.id AS "communityId", c.name AS "communityName", c.code
    FROM estate s JOIN community c ON c.id = s.community_id
    WHERE s.ended_at IS NULL AND (strpos(lower(s.name), lower($1)) > 0 OR strpos(lower(c.name), lower($1)) > 0)
    ORDER BY s.name <> $1, strpos(lower(s.name), lower($1)) = 0, char_length(s.name), s.name, s.id LIMIT $2`,
}

export interface FoundEstate {
  estateId: string
  estateName: string
  communityId: string
  communityName: string
  code: string
}

/** Estates whose name, or whose community's, holds the words; the closest first. Runs in purpose `binding`. */
export const searchEstates = (db: Db, words: string, limit: number): Promise<FoundEstate[]> =>
  db.hot<FoundEstate>(searchStatement, [words, limit])

const buildingsStatement: Hot = {
  name: 'place_search_buildings',
  text: `SELECT b.id, b.name, (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', e.name)
        ORDER BY e.ordinal, e.id), '[]')
      FROM entrance e WHERE e.community_id = $1 AND e.building_id = b.id AND e.ended_at IS NULL) AS entrances
    FROM building b WHERE b.community_id = $1 AND b.estate_id = $2 AND b.ended_at IS NULL ORDER BY b.ordinal, b.id`,
}

/** Buildings of an estate with their entrances, in the order people count. Runs in that community. */
export const buildingsOf = (db: Db, communityId: string, estateId: string) =>
  db.hot<{ id: string; name: string; entrances: { id: string; name: string }[] }>(buildingsStatement, [
    communityId,
    estateId,
  ])

const unitsStatement: Hot = {
  name: 'place_units_of_entrance',
  text: `SELECT u.id, u.label FROM unit u WHERE u.community_id = $1 AND u.entrance_id = $2 AND u.ended_at IS NULL`,
}

/** Units of an entrance that stand, by label as written. Runs in that community. */
export const labelsAt = (db: Db, communityId: string, entranceId: string) =>
  db.hot<{ id: string; label: string }>(unitsStatement, [communityId, entranceId])

const standsStatement: Hot = {
  name: 'place_unit_stands',
  text: `SELECT FROM unit WHERE community_id = $1 AND id = $2 AND ended_at IS NULL FOR SHARE`,
}

/** Whether a unit still stands; it will until the transaction ends: a split or a merger waits. Runs in that community. */
export const unitStands = async (db: Db, communityId: string, unitId: string): Promise<boolean> =>
  (await db.hot(standsStatement, [communityId, unitId])).length === 1
