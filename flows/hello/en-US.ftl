hello =
    Hello, this is the Lane Bookshop. For opening hours, press 1. To leave us a message, press 0.
    普通话请按8。
    .speech-1 = hours, opening hours, when do you open, when do you close
    .no-input-2 = Still nothing, I'm afraid. Press 1 to hear when we are open, or 0 to leave a message.
    .no-match-2 = There is no such choice. You can press 1 or 0, or 9 to hear it all again.
hours = We open at ten in the morning and close at nine in the evening, every day.
person = Please leave a message after the tone. It will be recorded, and you can hang up when you are done.
bye = Thanks for calling. Goodbye.
