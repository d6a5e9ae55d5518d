# Fed to Odoo's own shell: the people who work in the CRM of the tests, and a key of the API for three of them.
import json
from datetime import datetime, timedelta

# Attachments live in the database, so that a copy of it is whole.
env['ir.config_parameter'].set_param('ir_attachment.location', 'db')
env['ir.attachment'].force_storage()


def user(login, name, *groups):
    people = env['res.users'].with_context(no_reset_password=True)
    made = people.create({'name': name, 'login': login, 'email': login, 'password': login, 'tz': 'Europe/Madrid'})
    made.write({'group_ids': [(4, env.ref(group).id) for group in groups]})
    return made


SALES = 'sales_team.group_sale_salesman'
rep = user('nora.vidal@relevo-demo.example', 'Nora Vidal', SALES)
user('tomas.arce@relevo-demo.example', 'Tomás Arce', SALES)
user('greta.lund@relevo-demo.example', 'Greta Lund', SALES)
marketer = user(
    'mateo.ibarra@relevo-demo.example',
    'Mateo Ibarra',
    'sales_team.group_sale_salesman_all_leads',
    'mass_mailing.group_mass_mailing_user',
    'event.group_event_registration_desk',
)

keys = {}
for who, owner in (('admin', env.ref('base.user_admin')), ('rep', rep), ('marketer', marketer)):
    held = env['res.users.apikeys'].with_user(owner).sudo(False)
    # Odoo gives the keys of ordinary users ninety days at most.
    keys[who] = held._generate('rpc', 'Relevo', datetime.now() + timedelta(days=89))
env.cr.commit()
print('KEYS=' + json.dumps(keys))
