# What every hotline says; a message of the same name in its own file comes first.
universal = -
    .human = agent, a person, human, representative
    .back = go back, back
    .repeat = repeat, say that again, pardon
    .language = Chinese, Mandarin, 中文, 普通话
    .limit = We have been on the line for a long time, so let us leave it here. Please call again. Goodbye.
    .trouble = Sorry, something went wrong on our side.
reprompt-menu = -
    .no-input-1 = I didn't catch anything.
    .no-input-2 = Still nothing, I'm afraid. Press a key, or just say it; star goes back, and 0 gets you a person.
    .no-match-1 = That isn't one of the choices.
    .no-match-2 = That isn't one of the choices either. Press 9 to hear them again, star to go back, or 0 for a person.
reprompt-digits = -
    .no-input-1 =
        I didn't hear any keys. Press star, zero, pound for a person; star, nine, pound to hear this again;
        star, pound to go back.
    .no-input-2 = Still no keys. Take your time; if you don't have it at hand, press star, zero, pound for a person.
    .no-match-1 = That isn't the right number of digits. Please check it and try again.
    .no-match-2 = Still not the right number of digits. Press star, zero, pound for a person, or star, pound to go back.
