import type { Company, Conversation, Member, World } from '../model';

/** Finds things by what addresses say of them. */
export interface Directory {
  member(slugOrId: string): Member | undefined;
  lead(id: string): Member | undefined;
  company(slug: string): Company | undefined;
  companyNamed(name: string): Company | undefined;
  conversation(id: string): Conversation | undefined;
}

/** Puts a world's members, companies and conversations into maps. */
export function makeDirectory(world: World): Directory {
  const everybody = [world.viewer, ...world.members];
  const members = new Map(
    everybody.flatMap((member) =>
      [member.slug, member.memberId, ...member.oldSlugs].map((key) => [key, member]),
    ),
  );
  const leads = new Map(everybody.map((member) => [member.leadId, member]));
  const companies = new Map(world.companies.map((company) => [company.slug, company]));
  const named = new Map(world.companies.map((company) => [company.name, company]));
  const conversations = new Map(
    world.conversations.map((conversation) => [conversation.id, conversation]),
  );
  return {
    member: (key) => members.get(key),
    lead: (id) => leads.get(id),
    company: (slug) => companies.get(slug),
    companyNamed: (name) => named.get(name),
    conversation: (id) => conversations.get(id),
  };
}
