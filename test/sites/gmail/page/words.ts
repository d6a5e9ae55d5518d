export type Language = 'en' | 'es' | 'ru' | 'ar' | 'he';

const KEYS = [
  'inbox',
  'starred',
  'snoozed',
  'sent',
  'drafts',
  'all',
  'spam',
  'trash',
  'important',
  'scheduled',
  'compose',
  'search',
  'me',
  'to',
  'send',
  'draft',
  'archive',
  'delete',
  'markRead',
  'markUnread',
  'snooze',
  'reply',
  'replyAll',
  'forward',
  'details',
  'account',
  'settings',
  'older',
  'newMessage',
  'subject',
  'primary',
  'promotions',
  'updates',
  'labels',
  'starOff',
  'starOn',
  'of',
  'from',
  'date',
  'ad',
  'back',
  'sidePanel',
  'theme',
  'density',
  'pane',
  'empty',
  'more',
  'offline',
  'summary',
  'close',
  'next',
  'previous',
] as const;

type Key = (typeof KEYS)[number];
export type Words = Readonly<Record<Key, string>>;

const LINES: Readonly<Record<Language, string>> = {
  en: 'Inbox|Starred|Snoozed|Sent|Drafts|All mail|Spam|Trash|Important|Scheduled|Compose|Search mail|me|to|Send|Draft|Archive|Delete|Mark as read|Mark as unread|Snooze|Reply|Reply all|Forward|Show details|Google Account|Settings|older messages|New message|Subject|Primary|Promotions|Updates|Labels|Not starred|Starred|of|From|Date|Ad|Back to list|Side panel|Theme|Density|Reading pane|Nothing here|more|You are offline|Summary|Close|Older|Newer',
  es: 'Recibidos|Destacados|Pospuestos|Enviados|Borradores|Todos|Spam|Papelera|Importantes|Programados|Redactar|Buscar correo|yo|para|Enviar|Borrador|Archivar|Eliminar|Marcar como leído|Marcar como no leído|Posponer|Responder|Responder a todos|Reenviar|Mostrar detalles|Cuenta de Google|Configuración|mensajes anteriores|Mensaje nuevo|Asunto|Principal|Promociones|Notificaciones|Etiquetas|Sin destacar|Destacado|de|De|Fecha|Anuncio|Volver a la lista|Panel lateral|Tema|Densidad|Panel de lectura|No hay nada aquí|más|Sin conexión|Resumen|Cerrar|Anteriores|Posteriores',
  ru: 'Входящие|Помеченные|Отложенные|Отправленные|Черновики|Вся почта|Спам|Корзина|Важные|Запланированные|Написать|Поиск в почте|мне|кому|Отправить|Черновик|Архивировать|Удалить|Отметить как прочитанное|Отметить как непрочитанное|Отложить|Ответить|Ответить всем|Переслать|Показать детали|Аккаунт Google|Настройки|старых сообщений|Новое сообщение|Тема|Несортированные|Промоакции|Оповещения|Ярлыки|Не помечено|Помечено|из|От|Дата|Реклама|Назад|Боковая панель|Тема|Плотность|Область просмотра|Здесь пусто|ещё|Нет подключения|Сводка|Закрыть|Ранее|Позже',
  ar: 'البريد الوارد|المميّزة بنجمة|المؤجّلة|المرسلة|المسودّات|كل البريد|الرسائل غير المرغوب فيها|المهملات|المهمة|المجدولة|إنشاء|البحث في البريد|أنا|إلى|إرسال|مسودّة|أرشفة|حذف|وضع علامة مقروءة|وضع علامة غير مقروءة|تأجيل|رد|رد على الكل|إعادة توجيه|عرض التفاصيل|حساب Google|الإعدادات|رسائل أقدم|رسالة جديدة|الموضوع|الأساسي|العروض|التحديثات|التصنيفات|غير مميّز|مميّز|من|من|التاريخ|إعلان|رجوع|اللوحة الجانبية|المظهر|الكثافة|لوحة القراءة|لا شيء هنا|أخرى|غير متصل|ملخّص|إغلاق|الأقدم|الأحدث',
  he: 'דואר נכנס|מסומן בכוכב|נדחו|דואר יוצא|טיוטות|כל הדואר|ספאם|אשפה|חשוב|מתוזמנות|אימייל חדש|חיפוש בדואר|אני|אל|שליחה|טיוטה|העברה לארכיון|מחיקה|סימון כנקרא|סימון כלא נקרא|דחייה|תשובה|תשובה לכולם|העברה|הצגת פרטים|חשבון Google|הגדרות|הודעות ישנות|הודעה חדשה|נושא|ראשי|מבצעים|עדכונים|תוויות|לא מסומן|מסומן|מתוך|מאת|תאריך|מודעה|חזרה|חלונית צדדית|עיצוב|צפיפות|חלונית קריאה|אין כאן כלום|נוספים|אין חיבור|סיכום|סגירה|ישנות יותר|חדשות יותר',
};

/** The words of the interface in a language. */
export function wordsOf(language: Language): Words {
  const values = LINES[language].split('|');
  if (values.length !== KEYS.length)
    throw new RangeError(`${language}: ${values.length} words, not ${KEYS.length}`);
  return Object.fromEntries(KEYS.map((key, index) => [key, values[index]])) as Words;
}

/** Direction in which a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
}
