using System.Collections.Frozen;

namespace Interpreter.Core.Languages;

/// <summary>Tells which of two languages a text is in.</summary>
public static class LanguageDetector
{
    // The commonest function words of the languages that share the Latin or Cyrillic script with many others:
    // enough to tell two of them apart in a sentence, which is all that is asked.
    private static readonly FrozenDictionary<string, FrozenSet<string>> FunctionWords = new Dictionary<string, string>
    {
        ["en"] = "the a an and or is are was to of in on for with you i we it this that do how what where my your not have please",
        ["de"] = "der die das und oder ist sind war zu von in auf für mit sie ich wir es dies nicht wie was wo mein ihr haben bitte ein eine",
        ["fr"] = "le la les et ou est sont de du des en sur pour avec vous je nous il elle ce pas comment que où mon votre avoir un une",
        ["es"] = "el la los las y o es son de del en por para con usted yo nosotros no cómo qué dónde mi su tener un una gracias está",
        ["it"] = "il la gli le e o è sono di del in su per con lei io noi non come che dove mio suo avere un una grazie questo",
        ["pt-BR"] = "o a os as e ou é são de do da em por para com você eu nós não como que onde meu seu ter um uma obrigado está",
        ["pt-PT"] = "o a os as e ou é são de do da em por para com você eu nós não como que onde meu seu ter um uma obrigado está",
        ["nl"] = "de het een en of is zijn van in op voor met u ik wij niet hoe wat waar mijn uw hebben alstublieft dit dat",
        ["sv"] = "och eller är var att av i på för med du jag vi det inte hur vad var min din har en ett tack",
        ["da"] = "og eller er var at af i på for med du jeg vi det ikke hvordan hvad hvor min din har en et tak",
        ["no"] = "og eller er var å av i på for med du jeg vi det ikke hvordan hva hvor min din har en et takk",
        ["pl"] = "i lub jest są być do z w na dla pan pani ja my nie jak co gdzie mój proszę to się że dziękuję",
        ["tr"] = "ve veya bir bu için ile siz ben biz değil nasıl ne nerede var yok mı mi çok teşekkür lütfen",
        ["vi"] = "và là của có không cho với tôi bạn chúng ta này đó như gì ở đâu xin cảm ơn một được",
        ["id"] = "dan atau adalah di ke dari untuk dengan anda saya kami ini itu tidak bagaimana apa mana terima kasih yang",
        ["ms"] = "dan atau ialah di ke dari untuk dengan anda saya kami ini itu tidak bagaimana apa mana terima kasih yang",
        ["ru"] = "и или это в на с для вы я мы не как что где мой ваш быть есть пожалуйста спасибо он она",
        ["uk"] = "і або це в на з для ви я ми не як що де мій ваш бути є будь ласка дякую він вона",
        ["bg"] = "и или това в на с за вие аз ние не как какво къде мой ваш съм е моля благодаря той тя",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Decides between two languages.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="first">A language code.</param>
    /// <param name="second">Another.</param>
    /// <param name="announced">The language the model named, if it did: it decides where it is one of the two.</param>
    /// <returns>The code of one of the two, or null where nothing tells them apart.</returns>
    public static string? Detect(string text, string first, string second, string? announced = null)
    {
        if (announced is not null)
        {
            var (isFirst, isSecond) = (SamePrimary(announced, first), SamePrimary(announced, second));
            if (isFirst != isSecond)
            {
                return isFirst ? first : second;
            }
        }

        var (firstScore, secondScore) = (Scripts.Share(text, first), Scripts.Share(text, second));
        if (firstScore == secondScore)
        {
            (firstScore, secondScore) = (CountFunctionWords(text, first), CountFunctionWords(text, second));
        }

        return firstScore > secondScore ? first : secondScore > firstScore ? second : null;
    }

    private static int CountFunctionWords(string text, string code) =>
        FunctionWords.TryGetValue(code, out var words)
            ? text.Split([' ', ',', '.', '?', '!', ';', ':', '…'], StringSplitOptions.RemoveEmptyEntries).Count(words.Contains)
            : 0;

    private static bool SamePrimary(string one, string other) =>
        one.AsSpan(0, Primary(one)).Equals(other.AsSpan(0, Primary(other)), StringComparison.OrdinalIgnoreCase);

    private static int Primary(string code) => code.IndexOf('-') is var dash and >= 0 ? dash : code.Length;
}
