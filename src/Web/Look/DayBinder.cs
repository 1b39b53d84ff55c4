using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Zhiheng.Web.Look;

/// <summary>
/// Reads days that people type: yyyy-MM-dd, of the years <see cref="FirstYear"/> to <see cref="LastYear"/>. Anything else is no day: the
/// field counts as not filled in and is told so. Calendars, time zones and terms can be reckoned from every day that gets through.
/// </summary>
public sealed class DayBinder : IModelBinder
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
        }
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear)
        {
            bindingContext.Result = ModelBindingResult.Success(day);
        }
        else
        {
            var messages = bindingContext.ModelMetadata.ModelBindingMessageProvider;
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, messages.AttemptedValueIsInvalidAccessor(text, bindingContext.ModelMetadata.DisplayName ?? bindingContext.ModelName));
        }

        return Task.CompletedTask;
    }
}

public sealed class DayBinderProvider : IModelBinderProvider
{
    private readonly DayBinder binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
        => context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? binder : null;
}
