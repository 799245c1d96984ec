"""Appeals: lodging, finding somebody who decided nothing before, answering, putting everything back."""
