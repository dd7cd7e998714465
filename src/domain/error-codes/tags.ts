import { type TagCode, tagCodes } from '../service-codes.js';
import { type ErrorExplanation, explanations, type Texts } from './explanation.js';

const texts: Readonly<Record<TagCode, Texts>> = {
  InvalidUetTagId: [
    'There is no UET tag with this id.',
    'The id is mistyped, or the tag belongs to a customer that the call does not act for.',
    'bingctl tags list shows the tags that can be used; --customer names another customer.',
  ],
  DuplicateUetTagId: [
    'The same UET tag came twice in one call.',
    'The input updates one tag in two places.',
    'Put both changes of the tag into one entry.',
  ],
  DuplicateUetTagName: [
    'Two UET tags in one call have the same name.',
    'The input names two tags alike; upper and lower case do not count.',
    'Give each tag in the input a name of its own.',
  ],
  UetTagNameAlreadyExists: [
    'Another UET tag has this name.',
    'Names are unique among all tags of the customer, whichever account they were made from.',
    'bingctl tags get NAME shows it; create with --if-exists skip or update takes it over.',
  ],
  UetTagIdsExceedsLimit: [
    'Too many UET tag ids in one call.',
    'A call takes 100.',
    'bingctl splits its calls; a program of your own has to do the same.',
  ],
  UetTagNameNotPassed: ['A UET tag came without a name.', 'A new tag needs one.', 'Add --name.'],
  InvalidUetTagName: [
    'The name of a UET tag is empty or too long.',
    'A name has 1 to 100 characters.',
    'Use 1 to 100 characters, no control characters; bingctl counts code points, so an emoji may count as several.',
  ],
  InvalidUetTagDescription: [
    'The description of a UET tag is empty or too long.',
    'The most it may have is documented nowhere; empty is refused as well.',
    'Shorten it, or leave --description out.',
  ],
  UetTagsNotPassed: [
    'A call that writes UET tags had none.',
    'The list was empty or missing.',
    'Send at least one tag.',
  ],
  UetTagArrayExceedsLimit: [
    'Too many UET tags in one call.',
    'A call takes 100.',
    'bingctl splits its calls; a program of your own has to do the same.',
  ],
  UetTagIsNull: ['A UET tag in the list is nil.', 'An entry of the list has nothing in it.', 'Take the entry out.'],
  UetTagIdIsNotNull: [
    'A new UET tag came with an id.',
    'The service gives the ids.',
    'Leave the id out, or update the tag with bingctl tags update.',
  ],
  UetTagIdIsNull: [
    'A UET tag to update came without its id.',
    'An update needs to say which tag it means.',
    'bingctl tags list shows the ids.',
  ],
  TotalUetTagsExceedLimit: [
    'There would be too many UET tags.',
    'The help pages speak of 1,200; tags can only be deleted in the web interface.',
    'Use a tag that exists: bingctl tags list. One tag can serve all goals and audiences.',
  ],
  CustomerShareEntityScopeDoesNotMatch: [
    'This cannot be shared with other customers at this level.',
    'Tags are shared with customers, not with accounts, and only where sharing is enabled.',
    'Share the tag in the web interface.',
  ],
};

export const tagExplanations: ErrorExplanation[] = explanations('UET tags', tagCodes, texts, true);
