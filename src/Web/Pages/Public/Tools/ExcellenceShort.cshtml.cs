using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>Thirty questions for small firms. Nothing is kept, so no antiforgery token is needed; the result is a level for each category, no points.</summary>
[IgnoreAntiforgeryToken]
public sealed class ExcellenceShortModel(Say say) : PageModel
{
    public IReadOnlyDictionary<string, ShortAnswer> Answers { get; private set; } = new Dictionary<string, ShortAnswer>();

    public IReadOnlyList<ProblemView> Problems { get; private set; } = [];

    public IReadOnlyList<ShortCategory> Result => ShortForm.Of(Answers);

    public bool IsAnswered => Answers.Count > 0;

    public static string Field(ShortQuestion question) => "q" + question.Key;

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var form = await Request.ReadFormAsync(ct);
        var (answers, problems) = (new Dictionary<string, ShortAnswer>(StringComparer.Ordinal), new List<ProblemView>());
        foreach (var question in ShortForm.Questions)
        {
            try
            {
                if (ShortForm.Read(question, form[Field(question)]) is { } answer)
                {
                    answers.Add(question.Key, answer);
                }
            }
            catch (ToolboxException refused)
            {
                problems.Add(new ProblemView(refused.In(say.Tongue), Field(question)));
            }
        }

        (Answers, Problems) = (answers, problems);
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
