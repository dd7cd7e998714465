import { tagFields, type UetTag } from '../../domain/tag.js';
import { industryWords, tagTrackingStatusWords } from '../../domain/tag-words.js';
import { wordOf } from '../../domain/words.js';
import type { Column, View } from '../answer.js';
import { membersOf } from './members.js';

const id: Column<UetTag> = { title: 'id', cell: (tag) => tag.id };
const name: Column<UetTag> = { title: 'name', cell: (tag) => tag.name, flexible: true, strong: true };
const status: Column<UetTag> = {
  title: 'status',
  cell: (tag) => tag.trackingStatus && wordOf(tagTrackingStatusWords, tag.trackingStatus),
  tone: (tag) => (tag.trackingStatus === 'Active' ? 'good' : tag.trackingStatus === 'Inactive' ? 'warn' : 'dim'),
};
const industry: Column<UetTag> = {
  title: 'industry',
  cell: (tag) => tag.industry && wordOf(industryWords, tag.industry),
  spare: true,
};
const description: Column<UetTag> = { title: 'description', cell: (tag) => tag.description, flexible: true };

/** UET tags. Their scripts are long and have a command of their own: only machine formats hold them. */
export const tagView: View<UetTag> = {
  columns: [id, name, status, industry, description],
  details: [
    name,
    id,
    status,
    industry,
    description,
    { title: 'owner', cell: (tag) => tag.customerShare?.ownerCustomerId ?? null },
    {
      title: 'shared with',
      cell: (tag) =>
        tag.customerShare?.customerAccountShares
          ?.map(({ accountId, customerId }) => (accountId ? `account ${accountId}` : `customer ${customerId}`))
          .join(', ') || null,
    },
  ],
  output: (tag) => membersOf(tag, tagFields),
  csv: tagFields,
};
