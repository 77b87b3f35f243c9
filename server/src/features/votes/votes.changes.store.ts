import type { Db, Hot } from '../../platform/db/context.ts'
import type { FrozenHead } from './votes.changes.rules.ts'
import type { RollAt } from './votes.roll.store.ts'

const frozenStatement: Hot = {
  name: 'vote_frozen_heads',
  text: `SELECT array_agg(u.unit_id::text) AS "unitIds", max(h.area_centiares)::float8 AS "areaCentiares",
      coalesce((SELECT array_agg(DISTINCT o.id::text) FROM vote_head_unit v, unnest(v.owner_ids) AS o(id)
        WHERE v.community_id = $1 AND v.head_id = h.id), '{}') AS "ownerIds"
    FROM vote_head h JOIN vote_head_unit u ON u.community_id = h.community_id AND u.head_id = h.id
    WHERE h.community_id = $1 AND h.decision_id = $2 AND h.freeze_no = $3 GROUP BY h.id`,
}

/** The heads of one freeze by their units. */
export const frozenHeads = (db: Db, at: RollAt): Promise<FrozenHead[]> =>
  db.hot<FrozenHead>(frozenStatement, [at.communityId, at.decisionId, at.freeze])

const mergesStatement: Hot = {
  name: 'vote_possible_merges',
  text: `WITH own AS (SELECT o.id, o.name_masked, o.phone_index, o.number_masked, s.unit_id
      FROM owner o JOIN ownership s ON s.community_id = o.community_id AND s.owner_id = o.id AND s.ended_at IS NULL
      WHERE o.community_id = $1 AND o.estate_id = $2 AND s.unit_id = ANY($3)),
    alike AS (
      SELECT 'SAME_PHONE' AS reason, phone_index AS sign, id, name_masked, unit_id FROM own WHERE phone_index IS NOT NULL
      UNION ALL SELECT 'SAME_NUMBER', name_masked || ' ' || number_masked, id, name_masked, unit_id FROM own
        WHERE number_masked <> '****')
    SELECT reason, array_agg(DISTINCT name_masked) AS names, array_agg(DISTINCT unit_id::text) AS "unitIds"
    FROM alike GROUP BY reason, sign
    HAVING count(DISTINCT id) > 1 AND count(DISTINCT unit_id) > 1 ORDER BY reason, min(unit_id::text)`,
}

export interface PossibleMerge {
  reason: 'SAME_PHONE' | 'SAME_NUMBER'
  names: string[]
  unitIds: string[]
}

/**
 * Owners of these units whom the register holds apart though a phone, or surname and last digits, are the same. Of a number
 * that is only its last four digits the mask shows nothing, so that nothing is concluded from it.
 */
export const possibleMerges = (
  db: Db,
  { communityId, estateId }: { communityId: string; estateId: string },
  unitIds: readonly string[],
): Promise<PossibleMerge[]> => db.hot<PossibleMerge>(mergesStatement, [communityId, estateId, unitIds])
